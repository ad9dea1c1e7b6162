package de.beistand.server.sessions;

import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Refusal;
import de.beistand.server.turn.TurnCredentials;
import java.util.ArrayList;
import java.util.List;

/// How the two sides of one live session come to a connection of their own: when an offer is made,
/// and which SDP and candidates pass between them (RFC 9429). They pass only while the customer
/// shows the screen; without a receiver they are lost, and an ICE restart makes new ones. What the
/// agent makes before that is kept. Not thread-safe: it belongs to the session's thread.
final class Negotiation {
  /// An offer and more candidates than any computer has paths.
  private static final int MOST_PREPARED = 65;

  private final String sessionId;
  private final Sides sides;
  private final TurnCredentials turn;
  private boolean offerIsWanted;

  /// What the agent prepared while its customer was being asked; the offer is the first.
  private final List<ServerToTechnician> prepared = new ArrayList<>();

  Negotiation(String sessionId, Sides sides, TurnCredentials turn) {
    this.sessionId = sessionId;
    this.sides = sides;
    this.turn = turn;
  }

  /// The agent came or left: what was prepared on the connection before is worth nothing.
  void agentChanged() {
    prepared.clear();
  }

  /// The agent may make an offer while its customer is being asked. A browser's picture is chosen
  /// only after the consent.
  void prepare() {
    if (sides.agent().filter(agent -> !agent.isBrowser()).isPresent()) {
      sides.toAgent(
          new ServerToAgent.Prepare(sessionId, turn.iceServers("agent"), turn.relayOnly()));
    }
  }

  /// The next time that both are there, the agent is to make an offer.
  void wantOffer() {
    offerIsWanted = true;
  }

  /// Tells both to connect, if an offer is wanted and both are there.
  void connect() {
    if (!offerIsWanted || sides.page().isEmpty() || sides.agent().isEmpty()) {
      return;
    }
    offerIsWanted = false;
    sides.toPage(
        new ServerToTechnician.Connect(sessionId, turn.iceServers("technician"), turn.relayOnly()));
    boolean offered = !prepared.isEmpty();
    prepared.forEach(sides::toPage);
    prepared.clear();
    sides.toAgent(
        new ServerToAgent.Connect(sessionId, turn.iceServers("agent"), turn.relayOnly(), offered));
  }

  /// An offer or a candidate of the agent.
  void relay(SessionState state, AgentLink from, ServerToTechnician message) {
    switch (state) {
      case SessionState.AwaitingConsent _ -> keep(message);
      case SessionState.Active _ -> {
        if (offerIsWanted) {
          keep(message);
        } else {
          sides.toPage(message);
        }
      }
      case SessionState.Waiting _, SessionState.Requested _ ->
          from.connection().tell(Refusal.BAD_MESSAGE);
      case SessionState.Restarting _, SessionState.Ended _ ->
          from.connection().tell(Refusal.BAD_MESSAGE);
    }
  }

  /// An answer or a candidate of the page.
  void relay(SessionState state, Connection<ServerToTechnician> from, ServerToAgent message) {
    if (!(state instanceof SessionState.Active)) {
      from.tell(Refusal.BAD_MESSAGE);
    } else {
      sides.toAgent(message);
    }
  }

  /// Keeps an offer or a candidate until [#connect]; a second offer takes the place of the first.
  private void keep(ServerToTechnician message) {
    if (message instanceof ServerToTechnician.Offer) {
      prepared.clear();
      prepared.add(message);
    } else if (!prepared.isEmpty() && prepared.size() < MOST_PREPARED) {
      prepared.add(message);
    }
  }
}
