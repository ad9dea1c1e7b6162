package de.beistand.agent.session;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToAgent.Answer;
import de.beistand.protocol.signaling.ServerToAgent.Candidate;
import de.beistand.protocol.signaling.ServerToAgent.Connect;
import de.beistand.protocol.signaling.ServerToAgent.End;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import de.beistand.protocol.signaling.ServerToAgent.HandOver;
import de.beistand.protocol.signaling.ServerToAgent.LookOn;
import de.beistand.protocol.signaling.ServerToAgent.OnlookerGone;
import de.beistand.protocol.signaling.ServerToAgent.Recorded;
import de.beistand.protocol.signaling.ServerToAgent.TechnicianAway;
import de.beistand.protocol.signaling.ServerToAgent.TechnicianBack;
import de.beistand.protocol.trust.SessionSecret;
import java.util.Arrays;

/// What the server can cause while a session is [Active]: anything for another session, out of
/// order or with a wrong MAC shows nothing and grants nothing.
final class ServerRules {
  /// The longest ICE candidate taken; real ones have less than half of it.
  private static final int LONGEST_CANDIDATE = 1024;

  private ServerRules() {}

  static Phase on(ServerToAgent message, Active active, AgentEvent event, Turn turn) {
    String id = active.session().id();
    return switch (message) {
      case Recorded(String to, int seq, _) when to.equals(id) ->
          QuestionRules.recorded(seq, active, turn);
      case Connect connect when connect.sessionId().equals(id) ->
          connect(connect, active, event, turn);
      case Answer answer when answer.sessionId().equals(id) -> answer(answer, active, event, turn);
      case Candidate(String to, IceCandidate candidate) when to.equals(id) ->
          candidate(candidate, active, event, turn);
      case TechnicianAway away when away.sessionId().equals(id) -> active.away(true);
      case TechnicianBack(String to) when to.equals(id) ->
          active.technicianAway() ? PeerRules.back(active.away(false), turn) : active;
      case End(String to, EndReason reason) when to.equals(id) -> active.end(reason, turn);
      case HandOver(String to, String colleague)
          when to.equals(id) && Introduction.isName(colleague) ->
          QuestionRules.asked(Wish.handover(colleague), active, turn);
      case LookOn(String to, String colleague)
          when to.equals(id) && Introduction.isName(colleague) ->
          QuestionRules.asked(
              Wish.onlooker(colleague), QuestionRules.onlookerGone(active, turn), turn);
      case OnlookerGone(String to) when to.equals(id) -> QuestionRules.onlookerGone(active, turn);
      case Failure(FailureCode code) when code == FailureCode.UNKNOWN_SESSION -> {
        Phase over = active.end(EndReason.AGENT_LOST, turn);
        turn.forgetEvents();
        yield over;
      }
      case Recorded _ -> active; // an event of an earlier session
      case Connect _,
          Answer _,
          Candidate _,
          TechnicianAway _,
          TechnicianBack _,
          End _,
          Failure _,
          ServerToAgent.PasswordCheck _,
          ServerToAgent.Joined _,
          ServerToAgent.NotJoined _,
          ServerToAgent.RequestForm _,
          ServerToAgent.RequestStatus _,
          ServerToAgent.RequestRefused _,
          ServerToAgent.PickedUp _,
          HandOver _,
          LookOn _,
          OnlookerGone _,
          ServerToAgent.AbuseNoted _,
          ServerToAgent.SessionReport _,
          ServerToAgent.Challenge _,
          ServerToAgent.Prepare _,
          ServerToAgent.Welcome _ ->
          turn.ignore(event);
    };
  }

  /// Opens the picture, if the customer gave it and that is on record. Every connection after the
  /// first means that the page was loaded anew: no power over the computer survives that.
  private static Phase connect(Connect connect, Active active, AgentEvent event, Turn turn) {
    boolean agreed =
        Arrays.stream(Grant.values())
            .filter(active::isNeeded)
            .allMatch(grant -> active.grants().allow(grant));
    if (!agreed) {
      return turn.ignore(event);
    }
    Link prepared = active.link() != null && active.link().prepared() ? active.link() : null;
    if (prepared != null && connect.offered()) {
      return active.with(prepared.used(turn.timer(Link.CONNECT_WITHIN))).away(false);
    }
    Active fresh = active;
    boolean askAgain = active.asking().knows(Wish.standing(Grant.RECORDING));
    if (prepared != null) {
      turn.then(new Effect.ClosePeer(prepared.peer(), null));
    } else if (active.link() != null) {
      turn.then(new Effect.ClosePeer(active.link().peer(), null));
      fresh = QuestionRules.dropped(active, turn);
      for (Grant grant : Grant.values()) {
        fresh = grant.outlivesPage() ? fresh : fresh.without(grant, EventKind.RETURNED, turn);
      }
      fresh = PeerRules.replaced(fresh, active.link(), turn);
    }
    int peer = turn.number();
    turn.then(new Effect.OpenPeer(peer, connect.iceServers(), connect.relayOnly()));
    boolean again = active.session().connectedAt() != null;
    int deadline = turn.timer(again ? Link.RECONNECT_WITHIN : Link.CONNECT_WITHIN);
    Active opened = fresh.with(Link.opened(peer, deadline)).away(false);
    return prepared == null && askAgain
        ? QuestionRules.asked(Wish.standing(Grant.RECORDING), opened, turn)
        : opened;
  }

  private static Phase answer(Answer answer, Active active, AgentEvent event, Turn turn) {
    Link link = active.link();
    if (link == null || link.prepared() || link.offer() != Link.Offer.OUT) {
      return turn.ignore(event);
    }
    String expected = active.session().secret().macAnswer(active.session().id(), answer.sdp());
    if (!SessionSecret.same(expected, answer.mac())) {
      return active.end(EndReason.UNTRUSTED_PEER, turn);
    }
    turn.then(new Effect.AcceptAnswer(link.peer(), answer.sdp()));
    return active.with(link.offer(Link.Offer.ANSWERED));
  }

  private static Phase candidate(
      IceCandidate candidate, Active active, AgentEvent event, Turn turn) {
    Link link = active.link();
    if (link == null || link.prepared() || candidate.candidate().length() > LONGEST_CANDIDATE) {
      return turn.ignore(event);
    }
    turn.then(new Effect.AddCandidate(link.peer(), candidate));
    return active;
  }
}
