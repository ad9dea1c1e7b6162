package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.NumberGiven;
import de.beistand.agent.window.Joining;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent.Joined;
import de.beistand.protocol.signaling.ServerToAgent.NotJoined;
import de.beistand.protocol.signaling.ServerToAgent.PasswordCheck;
import java.util.Optional;

/// A password stands in the window; whoever proves it may ask the customer. Next:
/// [AwaitingConsent], [Preparing] after too many wrong proofs, [Closing].
///
/// @param attemptsLeft wrong proofs until the password is renewed
/// @param afterWrongAttempts the password before this one was guessed at too often
/// @param joining if [Joining.Joined], the password is made of that number
record Ready(
    SessionPassword password, int attemptsLeft, boolean afterWrongAttempts, Joining joining)
    implements Phase {
  static final int ATTEMPTS = 3;

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    return switch (event) {
      case LineUp _ -> {
        turn.repeatEvents();
        yield joining instanceof Joining.Joined ? ordinary(anew(joining), turn) : announced(turn);
      }
      case FromServer(PasswordCheck check) -> checked(check, event, turn);
      case NumberGiven(String number) -> given(number, turn);
      case FromServer(Joined(String number, String technician))
          when joining.equals(new Joining.Asked(number)) -> {
        turn.then(new Effect.MakePasswordOf(number));
        yield new Preparing(false, new Joining.Joined(number, technician));
      }
      case FromServer(NotJoined(String number, JoinRefusal reason))
          when concerns(number, joining) ->
          refused(new Joining.Refused(number, reason), turn);
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
          AgentEvent.AbuseReported _,
          AgentEvent.StopClicked _,
          AgentEvent.Happened _,
          AgentEvent.RestartFailed _,
          AgentEvent.WithdrawClicked _,
          AgentEvent.PauseClicked _ ->
          turn.ignore(event);
    };
  }

  private Phase given(String number, Turn turn) {
    Joining asked = new Joining.Asked(number);
    if (joining instanceof Joining.Joined(String before, String _)) {
      return before.equals(number) ? this : ordinary(asked, turn);
    }
    if (turn.line() instanceof Line.Up) {
      turn.send(new AgentToServer.Join(number));
    }
    return new Ready(password, attemptsLeft, afterWrongAttempts, asked);
  }

  private Phase refused(Joining.Refused refused, Turn turn) {
    return joining instanceof Joining.Joined
        ? ordinary(refused, turn)
        : new Ready(password, attemptsLeft, afterWrongAttempts, refused);
  }

  /// The password that was made of a number is over: an ordinary one takes its place.
  private static Phase ordinary(Joining joining, Turn turn) {
    turn.then(new Effect.MakePassword());
    return new Preparing(false, joining);
  }

  /// A new line knows nothing of a number that was joined on the one before.
  static Joining anew(Joining joining) {
    return joining instanceof Joining.Joined(String number, String _)
        ? new Joining.Asked(number)
        : joining;
  }

  /// Whether the server speaks of the number that matters here.
  static boolean concerns(String number, Joining joining) {
    return switch (joining) {
      case Joining.Asked(String asked) -> asked.equals(number);
      case Joining.Joined(String joined, String _) -> joined.equals(number);
      case Joining.Nothing _, Joining.Refused _ -> false;
    };
  }

  /// Tells server and customer, if there is a line.
  Ready announced(Turn turn) {
    if (turn.line() instanceof Line.Up(String machineId, String firm)) {
      turn.send(new AgentToServer.PasswordReady(password.salt(), password.iterations()));
      turn.then(new Effect.ShowReady(machineId, password.shown(), firm, afterWrongAttempts));
      if (joining instanceof Joining.Asked(String number)) {
        turn.send(new AgentToServer.Join(number));
      }
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
      return new Ready(password, left, afterWrongAttempts, joining);
    }
    turn.then(new Effect.MakePassword());
    return new Preparing(true, Joining.NOTHING);
  }
}
