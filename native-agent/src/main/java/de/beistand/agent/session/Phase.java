package de.beistand.agent.session;

import de.beistand.agent.window.Joining;
import de.beistand.protocol.EndReason;

/// Where the agent stands in the life of a session.
sealed interface Phase
    permits Preparing, Ready, AwaitingConsent, Active, Restarting, ComingBack, Closing, Closed {
  /// The next phase.
  Phase on(AgentEvent event, Turn turn);

  /// The session is over and the next password is on its way.
  static Phase over(Session session, EndReason reason, Turn turn) {
    turn.then(new Effect.ShowEnded(reason, session.lasted(turn.now())));
    turn.then(new Effect.MakePassword());
    return new Preparing(false, Joining.NOTHING);
  }
}
