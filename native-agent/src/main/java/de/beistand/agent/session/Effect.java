package de.beistand.agent.session;

import de.beistand.agent.window.CustomerWindow;
import de.beistand.agent.window.Joining;
import de.beistand.agent.window.RecordingSign;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.IceServer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Something that the agent does because of an [AgentEvent]; carried out in order.
public sealed interface Effect {

  /// Lets the technician's input through, or releases everything and stops it at once.
  record Input(boolean allowed) implements Effect {}

  /// Stops looking at the screen at once, and showing anything on it, or goes on; connections
  /// opened during a pause look at nothing either. The window shows it.
  record Pause(boolean paused) implements Effect {}

  /// Shows how it stands with the recording. While it is AWAITED nobody looks at the screen, as in
  /// a pause; connections opened then look at nothing either.
  record ShowRecording(RecordingSign sign) implements Effect {}

  /// Looks at the screen, or at nothing, as in a pause: while a connection is prepared and the
  /// customer is still being asked.
  record Look(boolean allowed) implements Effect {}

  /// Starts the capture and makes a peer connection with an offer.
  record OpenPeer(int peer, List<IceServer> iceServers, boolean relayOnly) implements Effect {
    public OpenPeer {
      iceServers = List.copyOf(iceServers);
    }
  }

  /// Stops the capture, says goodbye if there is a reason, and closes the connection.
  record ClosePeer(int peer, @Nullable EndReason bye) implements Effect {}

  /// Applies the technician's answer, whose MAC is right.
  record AcceptAnswer(int peer, String sdp) implements Effect {}

  /// Applies a candidate of the technician.
  record AddCandidate(int peer, IceCandidate candidate) implements Effect {}

  /// Makes a new offer with fresh ICE credentials (RFC 8839 § 4.4.1.1.1).
  record RestartIce(int peer) implements Effect {}

  /// Says something on the data channel.
  record Tell(int peer, AgentToTechnician message) implements Effect {}

  /// Tells the size of the screen on the data channel, now and whenever it changes.
  record TellScreen(int peer) implements Effect {}

  /// Says something to the server; lost if the line is down.
  record Send(AgentToServer message) implements Effect {}

  /// Signs an event and sends it; it stays in the ledger until it is committed.
  record Testify(Fact event) implements Effect {}

  /// Makes a new session password and posts [AgentEvent.PasswordMade].
  record MakePassword() implements Effect {}

  /// Makes the next session password out of a session number and posts [AgentEvent.PasswordMade].
  record MakePasswordOf(String number) implements Effect {
    @Override
    public String toString() {
      return "MakePasswordOf";
    }
  }

  /// Posts [AgentEvent.TimeUp] after a while. Timers are never stopped; late ones are ignored.
  record StartTimer(int timer, Duration after) implements Effect {}

  /// Writes down what the session needs afterwards, and restarts the computer; if that fails, posts
  /// [AgentEvent.RestartFailed].
  record Restart(ComeBack comeBack) implements Effect {}

  /// Deletes what was written down for a restart.
  record ForgetComeBack() implements Effect {}

  /// The window shows the state of the line.
  record ShowLine(CustomerWindow.Line line) implements Effect {}

  /// The window shows ID and password.
  record ShowReady(
      String machineId, String password, String firm, boolean renewedAfterWrongAttempts)
      implements Effect {
    @Override
    public String toString() {
      return "ShowReady";
    }
  }

  /// The window shows how far the customer came with a session number.
  record ShowJoining(Joining joining) implements Effect {
    @Override
    public String toString() {
      return "ShowJoining";
    }
  }

  /// The window asks the customer; the answer comes back as [AgentEvent.Answered].
  record Ask(int question, CustomerWindow.Question text) implements Effect {}

  /// Tells whoever carries it out whether the customer allows it.
  record Decide(Wish wish, boolean allowed) implements Effect {}

  /// The window closes the open question.
  record DismissQuestion() implements Effect {}

  /// The window shows who may look on, from the next [ShowActive] on.
  ///
  /// @param name hostile text
  record ShowOnlooker(String name) implements Effect {}

  /// The window shows what the technician may do now.
  record ShowActive(String technician, String firm, Set<Grant> grants) implements Effect {
    public ShowActive {
      grants = Set.copyOf(grants);
    }
  }

  /// The window shows that the path broke or came back.
  record ShowInterrupted(boolean interrupted) implements Effect {}

  /// The window shows that the customer's own input holds the technician's back.
  record ShowCustomerInControl(boolean holding) implements Effect {}

  /// The window shows that nobody has access any more.
  record ShowEnded(EndReason reason, Duration duration) implements Effect {}

  /// The window shows the check value of a session that is over.
  ///
  /// @param checkValue as people compare it
  record ShowEvidence(String checkValue) implements Effect {}

  /// The window says that the record of a session that is over is not signed as it must be.
  record ShowForged() implements Effect {}

  /// The window offers the report about a session that is over.
  ///
  /// @param token of its address: secret
  record OfferReport(String token) implements Effect {
    @Override
    public String toString() {
      return "OfferReport";
    }
  }

  /// The event was not allowed now, or not for us; nothing happened.
  ///
  /// @param why for the log
  record Ignored(String why) implements Effect {}

  /// The program ends.
  record Exit() implements Effect {}
}
