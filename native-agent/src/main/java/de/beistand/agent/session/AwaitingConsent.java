package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.agent.session.AgentEvent.TimeUp;
import de.beistand.agent.window.CustomerWindow.Question;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent.End;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import de.beistand.protocol.signaling.ServerToAgent.Prepare;
import de.beistand.protocol.signaling.ServerToAgent.Recorded;
import org.jspecify.annotations.Nullable;

/// The password was right and is used up; the customer is asked to show the screen, and then, where
/// recording is required, to be recorded. Next: [Active], [Preparing] after a refusal, [Closing].
///
/// @param question number of the open question
/// @param asked what it asks for
/// @param given what the customer gave before it
/// @param link a connection that is prepared meanwhile, through which nobody sees anything; null if
///   there is none
record AwaitingConsent(
    Session session, int question, Grant asked, Grants given, @Nullable Link link)
    implements Phase {

  /// Asks the customer.
  static AwaitingConsent ask(Session session, Turn turn) {
    return ask(session, Grant.VIEW, Grants.NONE, null, turn);
  }

  private static AwaitingConsent ask(
      Session session, Grant grant, Grants given, @Nullable Link link, Turn turn) {
    Session asked = turn.testify(session, EventKind.ASKED, grant.name());
    int question = turn.timer(turn.answerWithin());
    Introduction who = session.who();
    Question text =
        Question.standing(grant, who.technician(), who.firm(), turn.answerWithin())
            .recorded(who.recording());
    turn.then(new Effect.Ask(question, grant == Grant.VIEW ? text.under(who.terms()) : text));
    return new AwaitingConsent(asked, question, grant, given, link);
  }

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    return switch (event) {
      case Answered(int number, Reply reply) when number == question -> answered(reply, turn);
      case TimeUp(int timer) when timer == question -> {
        turn.then(new Effect.DismissQuestion());
        yield answered(Reply.EXPIRED, turn);
      }
      case StopClicked _ -> {
        turn.then(new Effect.DismissQuestion());
        yield answered(Reply.REFUSE, turn);
      }
      case CloseClicked _ -> {
        turn.then(new Effect.DismissQuestion());
        closePrepared(turn);
        turn.testify(session, EventKind.ENDED, EndReason.AGENT_CLOSED.name());
        yield Closing.begin(turn);
      }
      case FromServer(End(String id, EndReason reason)) when id.equals(session.id()) -> {
        turn.then(new Effect.DismissQuestion());
        yield ended(reason, turn);
      }
      case FromServer(Failure(FailureCode code)) when code == FailureCode.UNKNOWN_SESSION -> {
        turn.then(new Effect.DismissQuestion());
        closePrepared(turn);
        turn.forgetEvents();
        yield Phase.over(session, EndReason.AGENT_LOST, turn);
      }
      case FromServer(Recorded(String id, int seq, _)) ->
          id.equals(session.id())
              ? new AwaitingConsent(session, question, asked, given.recorded(seq), link)
              : this;
      case FromServer(Prepare prepare)
          when prepare.sessionId().equals(session.id()) && link == null -> {
        int peer = turn.number();
        turn.then(new Effect.OpenPeer(peer, prepare.iceServers(), prepare.relayOnly()));
        yield with(Link.prepared(peer));
      }
      case AgentEvent.FromPeer happened when link != null && link.peer() == happened.peer() ->
          prepared(happened, link, turn);
      case LineUp _ -> {
        turn.send(new AgentToServer.Resume(session.id()));
        turn.repeatEvents();
        yield this;
      }
      case AgentEvent.LineLost _, AgentEvent.LineRefused _, AgentEvent.CustomerActive _, TimeUp _ ->
          this;
      case Answered _,
          FromServer _,
          AgentEvent.FromPeer _,
          AgentEvent.PasswordMade _,
          AgentEvent.Happened _,
          AgentEvent.RestartFailed _,
          AgentEvent.WithdrawClicked _,
          AgentEvent.NumberGiven _,
          AgentEvent.AbuseReported _,
          AgentEvent.PauseClicked _ ->
          turn.ignore(event);
    };
  }

  /// What is made goes to the server, which keeps it until the consent is on record.
  private Phase prepared(AgentEvent.FromPeer event, Link prepared, Turn turn) {
    return switch (event) {
      case AgentEvent.OfferMade(int _, String sdp) -> {
        String mac = session.secret().macOffer(session.id(), sdp);
        turn.send(new AgentToServer.Offer(session.id(), sdp, mac));
        yield with(prepared.offer(Link.Offer.OUT));
      }
      case AgentEvent.CandidateFound(int _, var candidate) -> {
        turn.send(new AgentToServer.Candidate(session.id(), candidate));
        yield this;
      }
      case AgentEvent.PeerBroke _ -> {
        turn.then(new Effect.DismissQuestion());
        yield ended(EndReason.CONNECTION_FAILED, turn);
      }
      default -> turn.ignore(event);
    };
  }

  private AwaitingConsent with(Link newLink) {
    return new AwaitingConsent(session, question, asked, given, newLink);
  }

  private void closePrepared(Turn turn) {
    if (link != null) {
      turn.then(new Effect.ClosePeer(link.peer(), null));
    }
  }

  private Phase ended(EndReason reason, Turn turn) {
    closePrepared(turn);
    turn.testify(session, EventKind.ENDED, reason.name());
    return Phase.over(session, reason, turn);
  }

  private Phase answered(Reply reply, Turn turn) {
    return switch (reply) {
      case ALLOW, ALLOW_ONCE -> {
        Grants now = given.given(session.nextSeq(), asked);
        Session noted = turn.testify(session, EventKind.GIVEN, asked.name());
        boolean oneMore =
            asked == Grant.VIEW && session.who().recording() == RecordingPolicy.REQUIRED;
        yield oneMore
            ? ask(noted, Grant.RECORDING, now, link, turn)
            : Active.begin(noted, now, link, turn);
      }
      case REFUSE -> {
        closePrepared(turn);
        turn.testify(session, EventKind.REFUSED, asked.name());
        yield Phase.over(session, EndReason.CONSENT_REFUSED, turn);
      }
      case EXPIRED -> {
        closePrepared(turn);
        turn.testify(session, EventKind.EXPIRED, asked.name());
        yield Phase.over(session, EndReason.CONSENT_EXPIRED, turn);
      }
    };
  }
}
