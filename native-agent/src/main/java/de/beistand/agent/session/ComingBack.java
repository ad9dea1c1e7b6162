package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.TimeUp;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent.End;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import de.beistand.protocol.signaling.ServerToAgent.Recorded;
import java.time.Duration;
import java.time.Instant;

/// The computer restarted, and the session that waits for it is taken up: once the server has
/// committed that, the customer is asked again. Next: [AwaitingConsent], [Preparing] if the session
/// is over or the time is, [Closing].
///
/// @param seq number of the RESTARTED event; 0 = not testified yet
/// @param timer when it is up, nobody waits any more
record ComingBack(Session session, int seq, int timer) implements Phase {
  /// Number of the first timer of a program.
  static final int TIMER = 1;

  static ComingBack begin(ComeBack comeBack) {
    return new ComingBack(comeBack.session(), 0, TIMER);
  }

  static Effect timer(ComeBack comeBack, Instant now) {
    return new Effect.StartTimer(TIMER, Duration.between(now, comeBack.until()));
  }

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    String id = session.id();
    return switch (event) {
      case LineUp _ -> {
        turn.send(new AgentToServer.Resume(id));
        if (seq != 0) {
          turn.repeatEvents();
          yield this;
        }
        yield new ComingBack(
            turn.testify(session, EventKind.RESTARTED, ""), session.nextSeq(), timer);
      }
      case FromServer(Recorded(String to, int recorded, _)) when to.equals(id) && recorded == seq ->
          AwaitingConsent.ask(session, turn);
      case FromServer(End(String to, EndReason reason)) when to.equals(id) ->
          Phase.over(session, reason, turn);
      case FromServer(Failure(FailureCode code)) when code == FailureCode.UNKNOWN_SESSION -> {
        turn.forgetEvents();
        yield Phase.over(session, EndReason.AGENT_LOST, turn);
      }
      case TimeUp(int number) when number == timer ->
          Phase.over(session, EndReason.AGENT_LOST, turn);
      case CloseClicked _ -> {
        turn.testify(session, EventKind.ENDED, EndReason.AGENT_CLOSED.name());
        yield Closing.begin(turn);
      }
      case FromServer _,
          AgentEvent.FromPeer _,
          AgentEvent.Answered _,
          AgentEvent.Happened _,
          AgentEvent.LineLost _,
          AgentEvent.LineRefused _,
          AgentEvent.CustomerActive _,
          AgentEvent.PasswordMade _,
          AgentEvent.NumberGiven _,
          AgentEvent.AbuseReported _,
          AgentEvent.PauseClicked _,
          AgentEvent.WithdrawClicked _,
          AgentEvent.RestartFailed _,
          AgentEvent.StopClicked _,
          TimeUp _ ->
          this;
    };
  }
}
