package de.beistand.server.sessions;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Refusal;
import de.beistand.server.turn.TurnCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two sides of one live session as they come and go, and what they are told about each other.
/// Not thread-safe: it belongs to the session's thread.
final class Sides {
  /// An offer and more candidates than any computer has paths.
  private static final int MOST_PREPARED = 65;

  private final String sessionId;
  private final RecordingPolicy recording;
  private final TurnCredentials turn;
  private @Nullable AgentLink agent;
  private @Nullable Connection<ServerToTechnician> page;
  private boolean agentKnows;
  private boolean pageLeft;
  private boolean offerIsWanted;

  /// What the agent prepared while its customer was being asked; the offer is the first.
  private final List<ServerToTechnician> prepared = new ArrayList<>();

  Sides(String sessionId, RecordingPolicy recording, TurnCredentials turn) {
    this.sessionId = sessionId;
    this.recording = recording;
    this.turn = turn;
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
    prepared.clear();
  }

  void agentIsGone() {
    agent = null;
    prepared.clear();
  }

  /// The agent may make an offer while its customer is being asked. A browser's picture is chosen
  /// only after the consent.
  void prepare() {
    if (agent != null && !agent.isBrowser()) {
      toAgent(new ServerToAgent.Prepare(sessionId, turn.iceServers("agent"), turn.relayOnly()));
    }
  }

  /// Whether what the agent says of its connection has to wait for [#connect].
  boolean isPreparing() {
    return offerIsWanted;
  }

  /// Keeps an offer or a candidate until [#connect]; a second offer takes the place of the first.
  void keep(ServerToTechnician message) {
    if (message instanceof ServerToTechnician.Offer) {
      prepared.clear();
      prepared.add(message);
    } else if (!prepared.isEmpty() && prepared.size() < MOST_PREPARED) {
      prepared.add(message);
    }
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

  /// The next time that both are there, the agent is to make an offer.
  void wantOffer() {
    offerIsWanted = true;
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

  /// Tells both to connect, if an offer is wanted and both are there.
  void connect() {
    if (!offerIsWanted || page == null || agent == null) {
      return;
    }
    offerIsWanted = false;
    toPage(
        new ServerToTechnician.Connect(sessionId, turn.iceServers("technician"), turn.relayOnly()));
    boolean offered = !prepared.isEmpty();
    prepared.forEach(this::toPage);
    prepared.clear();
    toAgent(
        new ServerToAgent.Connect(sessionId, turn.iceServers("agent"), turn.relayOnly(), offered));
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
