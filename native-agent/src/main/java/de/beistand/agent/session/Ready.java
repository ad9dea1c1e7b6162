package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent.PasswordCheck;
import java.util.Optional;

/// A password stands in the window; whoever proves it may ask the customer. Next:
/// [AwaitingConsent], [Preparing] after too many wrong proofs, [Closing].
///
/// @param attemptsLeft wrong proofs until the password is renewed
/// @param afterWrongAttempts the password before this one was guessed at too often
record Ready(SessionPassword password, int attemptsLeft, boolean afterWrongAttempts)
    implements Phase {
  static final int ATTEMPTS = 3;

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    return switch (event) {
      case LineUp _ -> {
        turn.repeatEvents();
        yield announced(turn);
      }
      case FromServer(PasswordCheck check) -> checked(check, event, turn);
      case CloseClicked _ -> Closing.begin(turn);
      case AgentEvent.LineLost _,
          AgentEvent.LineRefused _,
          AgentEvent.CustomerActive _,
          AgentEvent.TimeUp _ ->
          this;
      case FromServer _,
          AgentEvent.FromPeer _,
          AgentEvent.PasswordMade _,
          AgentEvent.Answered _,
          AgentEvent.StopClicked _,
          AgentEvent.Happened _,
          AgentEvent.RestartFailed _,
          AgentEvent.WithdrawClicked _,
          AgentEvent.PauseClicked _ ->
          turn.ignore(event);
    };
  }

  /// Tells server and customer, if there is a line.
  Ready announced(Turn turn) {
    if (turn.line() instanceof Line.Up(String machineId, String firm)) {
      turn.send(new AgentToServer.PasswordReady(password.salt(), password.iterations()));
      turn.then(new Effect.ShowReady(machineId, password.shown(), firm, afterWrongAttempts));
    }
    return this;
  }

  private Phase checked(PasswordCheck check, AgentEvent event, Turn turn) {
    Optional<Introduction> who = Introduction.of(check);
    if (who.isEmpty()
        || turn.isUsed(check.sessionId())
        || !(turn.line() instanceof Line.Up(String machineId, String _))) {
      return turn.ignore(event);
    }
    if (password.secret().proves(check.proof(), check.sessionId())) {
      turn.use(check.sessionId());
      turn.send(new AgentToServer.PasswordAccepted(check.sessionId()));
      return AwaitingConsent.ask(
          new Session(who.get(), machineId, password.secret(), 1, null), turn);
    }
    int left = attemptsLeft - 1;
    turn.send(new AgentToServer.PasswordRejected(check.sessionId(), left));
    if (left > 0) {
      return new Ready(password, left, afterWrongAttempts);
    }
    turn.then(new Effect.MakePassword());
    return new Preparing(true);
  }
}
