package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.TimeUp;
import java.time.Duration;

/// The customer closed the program; it waits a moment for the server to commit what is not
/// committed. Next: [Closed].
record Closing(int timer) implements Phase {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /// Closes at once if there is nothing to wait for.
  static Phase begin(Turn turn) {
    if (turn.ledger().isEmpty() || !(turn.line() instanceof Line.Up)) {
      return exit(turn);
    }
    return new Closing(turn.timer(PATIENCE));
  }

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    return switch (event) {
      case AgentEvent.FromServer _ -> turn.ledger().isEmpty() ? exit(turn) : this;
      case TimeUp(int number) -> number == timer ? exit(turn) : this;
      case AgentEvent.LineLost _, AgentEvent.LineRefused _, AgentEvent.CloseClicked _ -> exit(turn);
      case AgentEvent.LineUp _,
          AgentEvent.CustomerActive _,
          AgentEvent.FromPeer _,
          AgentEvent.PasswordMade _,
          AgentEvent.Answered _,
          AgentEvent.StopClicked _,
          AgentEvent.Happened _,
          AgentEvent.RestartFailed _,
          AgentEvent.WithdrawClicked _,
          AgentEvent.NumberGiven _,
          AgentEvent.AbuseReported _,
          AgentEvent.PauseClicked _ ->
          this;
    };
  }

  static Closed exit(Turn turn) {
    turn.then(new Effect.Exit());
    return new Closed();
  }
}
