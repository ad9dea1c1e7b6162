package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.CandidateFound;
import de.beistand.agent.session.AgentEvent.ChannelClosed;
import de.beistand.agent.session.AgentEvent.ChannelOpened;
import de.beistand.agent.session.AgentEvent.FromPeer;
import de.beistand.agent.session.AgentEvent.GrantAsked;
import de.beistand.agent.session.AgentEvent.GrantReturned;
import de.beistand.agent.session.AgentEvent.OfferMade;
import de.beistand.agent.session.AgentEvent.Path;
import de.beistand.agent.session.AgentEvent.PathChanged;
import de.beistand.agent.session.AgentEvent.PeerBroke;
import de.beistand.agent.session.AgentEvent.RecordingRuns;
import de.beistand.agent.session.AgentEvent.TechnicianLeft;
import de.beistand.agent.session.AgentEvent.WishTakenBack;
import de.beistand.agent.session.AgentEvent.Wished;
import de.beistand.agent.session.AgentEvent.WordsDiffer;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.signaling.AgentToServer;
import java.time.Duration;

/// What the peer connection and the technician on its other end can cause.
final class PeerRules {
  /// Between two ICE restarts.
  private static final Duration RESTART_EVERY = Duration.ofSeconds(10);

  private PeerRules() {}

  static Phase on(FromPeer event, Active active, Link link, Turn turn) {
    String id = active.session().id();
    return switch (event) {
      case OfferMade(int _, String sdp) -> {
        String mac = active.session().secret().macOffer(id, sdp);
        turn.send(new AgentToServer.Offer(id, sdp, mac));
        yield active.with(link.offer(Link.Offer.OUT));
      }
      case CandidateFound(int _, var candidate) -> {
        turn.send(new AgentToServer.Candidate(id, candidate));
        yield active;
      }
      case PathChanged(int _, Path path) -> path(path, active, link, turn);
      case ChannelOpened(int peer) -> {
        turn.then(new Effect.TellScreen(peer));
        yield active.with(link.channel(true));
      }
      case ChannelClosed _ -> active.with(link.channel(false));
      case GrantAsked(int _, Grant grant) ->
          QuestionRules.asked(Wish.standing(grant), active, turn);
      case Wished(int _, Wish wish) -> QuestionRules.asked(wish, active, turn);
      case WishTakenBack(int _, int wishId) -> QuestionRules.takenBack(wishId, active, turn);
      case GrantReturned(int _, Grant grant) ->
          active.isNeeded(grant)
              ? active.end(EndReason.TECHNICIAN_ENDED, turn)
              : active.without(grant, EventKind.RETURNED, turn);
      case RecordingRuns(int _, boolean running) -> active.with(link.recording(running));
      case TechnicianLeft _ -> active.end(EndReason.TECHNICIAN_ENDED, turn);
      case AgentEvent.RestartAllowed _ -> Restarting.begin(active, turn);
      case WordsDiffer _ -> active.end(EndReason.WORDS_DIFFER, turn);
      case PeerBroke _ -> active.end(EndReason.CONNECTION_FAILED, turn);
    };
  }

  private static Active path(Path path, Active active, Link link, Turn turn) {
    return switch (path) {
      case CONNECTED -> connected(active, link, turn);
      case DISCONNECTED ->
          link.isConnected()
              ? interrupted(path, Link.HEAL_WITHIN, active, link, turn)
              : active.with(link.broken(path, link.restartTimer(), link.deadline()));
      case FAILED -> {
        Active broken =
            link.isConnected()
                ? interrupted(path, RESTART_EVERY, active, link, turn)
                : active.with(link.broken(path, turn.timer(RESTART_EVERY), link.deadline()));
        yield restart(broken, turn);
      }
    };
  }

  private static Active connected(Active active, Link link, Turn turn) {
    if (link.isConnected()) {
      return active;
    }
    boolean first = active.session().connectedAt() == null;
    Session session =
        turn.testify(active.session(), first ? EventKind.CONNECTED : EventKind.RESTORED, "");
    if (!first) {
      turn.then(new Effect.ShowInterrupted(false));
    }
    return active.with(session.connected(turn.now())).with(link.connected());
  }

  private static Active interrupted(
      Path how, Duration restartAfter, Active active, Link link, Turn turn) {
    Session session = turn.testify(active.session(), EventKind.INTERRUPTED, "");
    turn.then(new Effect.ShowInterrupted(true));
    int restartTimer = turn.timer(restartAfter);
    int deadline = turn.timer(Link.RECONNECT_WITHIN);
    return active.with(session).with(link.broken(how, restartTimer, deadline));
  }

  /// The connection gives way to a new one.
  static Active replaced(Active active, Link link, Turn turn) {
    if (!link.isConnected()) {
      return active;
    }
    turn.then(new Effect.ShowInterrupted(true));
    return active.with(turn.testify(active.session(), EventKind.INTERRUPTED, ""));
  }

  /// The time of one of the link's timers is up.
  static Phase timeUp(int timer, Active active, Link link, Turn turn) {
    if (timer == link.deadline()) {
      return active.end(EndReason.CONNECTION_FAILED, turn);
    }
    if (timer != link.restartTimer() || link.path() == null) {
      return active;
    }
    int next = turn.timer(RESTART_EVERY);
    return restart(active.with(link.broken(link.path(), next, link.deadline())), turn);
  }

  /// Page or server are back: an offer that was sent meanwhile may be lost.
  static Active back(Active active, Turn turn) {
    Link link = active.link();
    if (link == null || link.isConnected() || link.prepared()) {
      return active; // a prepared one is used or replaced by the next `connect`
    }
    boolean out = link.offer() == Link.Offer.OUT;
    return restart(out ? active.with(link.offer(Link.Offer.ANSWERED)) : active, turn);
  }

  /// Starts ICE again, if an offer can reach the page now and no earlier one is under way.
  private static Active restart(Active active, Turn turn) {
    Link link = active.link();
    boolean reachable = turn.line() instanceof Line.Up && !active.technicianAway();
    if (link == null || !reachable || link.offer() != Link.Offer.ANSWERED) {
      return active;
    }
    turn.then(new Effect.RestartIce(link.peer()));
    return active.with(link.offer(Link.Offer.MAKING));
  }
}
