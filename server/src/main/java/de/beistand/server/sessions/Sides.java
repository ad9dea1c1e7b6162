package de.beistand.server.sessions;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two sides of one live session as they come and go, and what they are told about each other.
/// Not thread-safe: it belongs to the session's thread.
final class Sides {
  private final String sessionId;
  private final RecordingPolicy recording;
  private @Nullable AgentLink agent;
  private @Nullable Connection<ServerToTechnician> page;
  private boolean agentKnows;
  private boolean pageLeft;

  Sides(String sessionId, RecordingPolicy recording) {
    this.sessionId = sessionId;
    this.recording = recording;
  }

  boolean isAgent(AgentLink link) {
    return link == agent;
  }

  boolean isPage(Connection<ServerToTechnician> connection) {
    return connection == page;
  }

  Optional<AgentLink> agent() {
    return Optional.ofNullable(agent);
  }

  Optional<Connection<ServerToTechnician>> page() {
    return Optional.ofNullable(page);
  }

  void agentIs(AgentLink link) {
    agent = link;
  }

  void agentIsGone() {
    agent = null;
  }

  /// Takes a page; one that was there before is told and closed.
  void pageIs(Connection<ServerToTechnician> connection) {
    if (page != null && page != connection) {
      page.refuse(Refusal.REPLACED);
    }
    page = connection;
    pageLeft = false;
  }

  void pageIsGone() {
    page = null;
    pageLeft = true;
  }

  /// From now on the agent knows the session and hears what becomes of it.
  void agentWasAsked() {
    agentKnows = true;
  }

  void toAgent(ServerToAgent message) {
    if (agent != null) {
      agent.connection().send(message);
    }
  }

  void toPage(ServerToTechnician message) {
    if (page != null) {
      page.send(message);
    }
  }

  void challenge(AgentLink.PasswordSalt salt) {
    toPage(new ServerToTechnician.PasswordChallenge(sessionId, salt.salt(), salt.iterations()));
  }

  void tellStatus(SessionPhase phase) {
    if (phase != SessionPhase.ENDED) {
      toPage(new ServerToTechnician.Status(sessionId, phase, agent != null, recording));
    }
  }

  /// Tells the agent whether the page is there; nothing if that is not known, as after a restart.
  ///
  /// @param secondsLeft how long an absent page may stay away
  void tellAgentOfPage(int secondsLeft) {
    if (!agentKnows) {
      return;
    }
    if (page != null) {
      toAgent(new ServerToAgent.TechnicianBack(sessionId));
    } else if (pageLeft) {
      toAgent(new ServerToAgent.TechnicianAway(sessionId, secondsLeft));
    }
  }

  void tellAgentOfEnd(EndReason reason) {
    if (agentKnows) {
      toAgent(new ServerToAgent.End(sessionId, reason));
    }
  }

  void close(int code, String reason) {
    if (agent != null) {
      agent.connection().close(code, reason);
    }
    if (page != null) {
      page.close(code, reason);
    }
  }
}
