package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.PasswordMade;

/// A new session password is being made. Next: [Ready], [Closing].
///
/// @param afterWrongAttempts the old one was guessed at too often
record Preparing(boolean afterWrongAttempts) implements Phase {
  static final Preparing FIRST = new Preparing(false);

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    return switch (event) {
      case PasswordMade(SessionPassword password) ->
          new Ready(password, Ready.ATTEMPTS, afterWrongAttempts).announced(turn);
      case LineUp _ -> {
        turn.repeatEvents();
        yield this;
      }
      case CloseClicked _ -> Closing.begin(turn);
      case AgentEvent.LineLost _,
          AgentEvent.LineRefused _,
          AgentEvent.CustomerActive _,
          AgentEvent.TimeUp _ ->
          this;
      case AgentEvent.FromServer _,
          AgentEvent.FromPeer _,
          AgentEvent.Answered _,
          AgentEvent.StopClicked _,
          AgentEvent.Happened _,
          AgentEvent.RestartFailed _,
          AgentEvent.WithdrawClicked _,
          AgentEvent.PauseClicked _ ->
          turn.ignore(event);
    };
  }
}
