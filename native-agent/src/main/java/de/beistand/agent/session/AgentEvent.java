package de.beistand.agent.session;

import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.ServerToAgent;

/// Something that happened to the agent.
public sealed interface AgentEvent {

  /// The line to the server stands, in both directions and proven.
  record LineUp(String machineId, String firm) implements AgentEvent {}

  /// The line broke; it is being dialled again.
  record LineLost() implements AgentEvent {}

  /// The server refuses this program; nobody dials any more.
  record LineRefused() implements AgentEvent {}

  /// Anything that the server says once the line stands. Nothing in it is trusted.
  record FromServer(ServerToAgent message) implements AgentEvent {}

  /// A new session password is stretched.
  record PasswordMade(SessionPassword password) implements AgentEvent {}

  /// The customer typed a session number, or the program was started with one.
  ///
  /// @param number nine digits
  record NumberGiven(String number) implements AgentEvent {}

  /// The customer answered, or let the window's own time run out.
  ///
  /// @param question number of the [Effect.Ask]
  record Answered(int question, Reply reply) implements AgentEvent {}

  /// The customer clicked Stop.
  record StopClicked() implements AgentEvent {}

  /// The customer reports abuse: the session ends.
  record AbuseReported() implements AgentEvent {}

  /// The customer takes one grant back.
  record WithdrawClicked(Grant grant) implements AgentEvent {}

  /// The customer takes a private moment, or goes on.
  record PauseClicked(boolean paused) implements AgentEvent {}

  /// The customer closes the program.
  record CloseClicked() implements AgentEvent {}

  /// The customer began or ceased to use mouse or keyboard himself.
  record CustomerActive(boolean active) implements AgentEvent {}

  /// Something was carried out that the record must show.
  ///
  /// @param subject as [EventKind] says
  /// @param detail as [EventKind] says: one line
  record Happened(EventKind kind, String subject, String detail) implements AgentEvent {}

  /// The computer does not restart.
  ///
  /// @param why one line
  record RestartFailed(String why) implements AgentEvent {}

  /// The time of [Effect.StartTimer] is up.
  record TimeUp(int timer) implements AgentEvent {}

  /// Something of a peer connection; late ones of an earlier connection are ignored.
  sealed interface FromPeer extends AgentEvent {
    /// Number of the [Effect.OpenPeer].
    int peer();
  }

  /// The SDP offer to send.
  record OfferMade(int peer, String sdp) implements FromPeer {}

  /// A candidate to send.
  record CandidateFound(int peer, IceCandidate candidate) implements FromPeer {}

  /// The path came, broke or failed.
  record PathChanged(int peer, Path path) implements FromPeer {}

  /// The technician's page is on the other end of the data channel.
  record ChannelOpened(int peer) implements FromPeer {}

  /// The data channel is gone: the page was closed or loaded anew.
  record ChannelClosed(int peer) implements FromPeer {}

  /// The technician asks for a grant, for the session.
  record GrantAsked(int peer, Grant grant) implements FromPeer {}

  /// The technician wants to do something that the customer must allow.
  record Wished(int peer, Wish wish) implements FromPeer {}

  /// The technician does not want it any more.
  record WishTakenBack(int peer, int wishId) implements FromPeer {}

  /// The technician gives a grant back.
  record GrantReturned(int peer, Grant grant) implements FromPeer {}

  /// The technician's page says that its recording runs, or that it does not.
  record RecordingRuns(int peer, boolean running) implements FromPeer {}

  /// The technician said goodbye on the data channel.
  record TechnicianLeft(int peer) implements FromPeer {}

  /// The customer allowed a restart of the computer, and the server has recorded it.
  record RestartAllowed(int peer) implements FromPeer {}

  /// The two people read different words: somebody may stand in the middle.
  record WordsDiffer(int peer) implements FromPeer {}

  /// The connection cannot be used any more.
  ///
  /// @param why for the log
  record PeerBroke(int peer, String why) implements FromPeer {}

  /// The way of picture and input between the two computers.
  enum Path {
    CONNECTED,
    /// May heal by itself.
    DISCONNECTED,
    /// Will not heal without an ICE restart.
    FAILED
  }
}
