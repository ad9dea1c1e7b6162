package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.agent.session.AgentEvent.TimeUp;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent.End;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import de.beistand.protocol.signaling.ServerToAgent.Recorded;
import java.time.Duration;

/// The customer allowed a restart: first the server commits that it begins, then the computer
/// restarts and this program ends without ending the session. Next: [Closed], [Active] if the
/// computer does not restart, [Preparing] when the session is over.
///
/// @param active what goes on if nothing comes of it
/// @param seq number of the RESTARTING event
/// @param timer when it is up and this still runs, nothing came of it
record Restarting(Active active, int seq, int timer) implements Phase {
  private static final Duration SHUTDOWN_WITHIN = Duration.ofMinutes(2);

  /// Takes everything away but the session, and testifies.
  static Restarting begin(Active active, Turn turn) {
    Active alone = QuestionRules.dropped(active, turn);
    for (Grant grant : Grant.values()) {
      alone = grant.outlivesPage() ? alone : alone.without(grant, EventKind.RETURNED, turn);
    }
    int seq = alone.session().nextSeq();
    Session session = turn.testify(alone.session(), EventKind.RESTARTING, "");
    return new Restarting(alone.with(session), seq, turn.timer(SHUTDOWN_WITHIN));
  }

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    String id = active.session().id();
    return switch (event) {
      case FromServer(Recorded(String to, int recorded, _))
          when to.equals(id) && recorded == seq -> {
        turn.then(new Effect.Restart(ComeBack.of(active.session(), turn.now())));
        yield this;
      }
      case FromServer(End(String to, EndReason reason)) when to.equals(id) -> end(reason, turn);
      case FromServer(Failure(FailureCode code)) when code == FailureCode.UNKNOWN_SESSION -> {
        Phase over = end(EndReason.AGENT_LOST, turn);
        turn.forgetEvents();
        yield over;
      }
      case AgentEvent.RestartFailed(String why) -> failed(why, turn);
      case TimeUp(int number) when number == timer -> failed("", turn);
      case StopClicked _ -> end(EndReason.CUSTOMER_STOPPED, turn);
      // the computer ends its programs, or the customer is quicker: the session goes on afterwards
      case CloseClicked _ -> Closing.exit(turn);
      case LineUp _ -> {
        turn.send(new AgentToServer.Resume(id));
        turn.repeatEvents();
        yield this;
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
          TimeUp _ ->
          this;
    };
  }

  private Phase end(EndReason reason, Turn turn) {
    turn.then(new Effect.ForgetComeBack());
    return active.end(reason, turn);
  }

  private Active failed(String why, Turn turn) {
    turn.then(new Effect.ForgetComeBack());
    return active.with(turn.testify(active.session(), EventKind.RESTART_FAILED, "", why));
  }
}
