package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.NumberGiven;
import de.beistand.agent.session.AgentEvent.PasswordMade;
import de.beistand.agent.window.Joining;
import de.beistand.protocol.signaling.ServerToAgent.NotJoined;

/// A new session password is being made. Next: [Ready], [Closing].
///
/// @param afterWrongAttempts the old one was guessed at too often
/// @param joining if [Joining.Joined], the password is made of that number
record Preparing(boolean afterWrongAttempts, Joining joining) implements Phase {
  static final Preparing FIRST = new Preparing(false, Joining.NOTHING);

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    return switch (event) {
      case PasswordMade(SessionPassword password) ->
          new Ready(password, Ready.ATTEMPTS, afterWrongAttempts, joining).announced(turn);
      case LineUp _ -> {
        turn.repeatEvents();
        yield with(Ready.anew(joining));
      }
      case NumberGiven(String number) -> with(new Joining.Asked(number));
      case FromServer(NotJoined(String number, var reason)) when Ready.concerns(number, joining) ->
          with(new Joining.Refused(number, reason));
      case CloseClicked _ -> Closing.begin(turn);
      case AgentEvent.LineLost _,
          AgentEvent.LineRefused _,
          AgentEvent.CustomerActive _,
          AgentEvent.TimeUp _ ->
          this;
      case FromServer _,
          AgentEvent.FromPeer _,
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

  private Preparing with(Joining now) {
    return new Preparing(afterWrongAttempts, now);
  }
}
