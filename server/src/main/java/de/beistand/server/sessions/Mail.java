package de.beistand.server.sessions;

import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.sockets.Connection;

/// What comes into the mailbox of a [LiveSession].
public sealed interface Mail {
  /// The agent says something about this session.
  record FromAgent(AgentLink agent, AgentToServer message) implements Mail {}

  /// A page says something about this session.
  record FromPage(Connection<ServerToTechnician> page, TechnicianToServer message)
      implements Mail {}

  /// The agent resumes this session on a new connection.
  record AgentCame(AgentLink agent) implements Mail {}

  /// The agent is ready for a new session: it does not run this one.
  record AgentReady(AgentLink agent, AgentLink.PasswordSalt salt) implements Mail {}

  /// A browser customer's page was closed: its key is gone, so the session cannot go on.
  record PageClosed(AgentLink agent) implements Mail {}

  /// An agent's connection is gone.
  record AgentLeft(AgentLink agent) implements Mail {}

  /// A page of this session's technician attaches.
  record PageCame(Connection<ServerToTechnician> page, boolean needsOffer) implements Mail {}

  /// A page's connection is gone.
  ///
  /// @param goodbye the page said so itself: a reload, a closed tab
  record PageLeft(Connection<ServerToTechnician> page, boolean goodbye) implements Mail {}

  /// A colleague agreed to take over: the customer is asked.
  record AskHandover(String colleague) implements Mail {}

  /// The customer agreed to the handover, and the colleague is still there.
  record HandedOver() implements Mail {}

  /// A colleague would look on: the customer is asked.
  record AskOnlooker(String colleague) implements Mail {}

  /// No colleague is to look on any more.
  record OnlookerGone() implements Mail {}

  /// A colleague's page came or went.
  ///
  /// @param colleague row of the colleague
  record OnlookerNoted(boolean came, long colleague, String name) implements Mail {}

  /// Something for the technician's page that has this session.
  record ToPage(ServerToTechnician message) implements Mail {}

  /// The technician's account was disabled.
  record Revoked() implements Mail {}

  /// The server stops; the session goes on after its restart.
  record ServerStops() implements Mail {}
}
