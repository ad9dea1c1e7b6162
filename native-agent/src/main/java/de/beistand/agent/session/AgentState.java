package de.beistand.agent.session;

import de.beistand.agent.window.CustomerWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// All that the agent knows, and the one place that decides.
///
/// The agent is the authority over the customer's computer: nothing that comes from the server or
/// the technician can add a right here. Only the customer's answer to a question that this state
/// asked can.
///
/// @param line to the server
/// @param ledger events that the server has not committed yet
/// @param usedSessions ids of the sessions whose password was right; never accepted again
/// @param lastNumber the last number given to a question, a peer connection or a timer
/// @param answerWithin how long the customer may think
/// @param customerActive the customer uses mouse or keyboard himself
/// @param phase of the session
public record AgentState(
    Line line,
    Ledger ledger,
    Set<String> usedSessions,
    int lastNumber,
    Duration answerWithin,
    boolean customerActive,
    Phase phase) {

  public AgentState {
    usedSessions = Set.copyOf(usedSessions);
  }

  /// The agent after its start, and what it does first.
  public static Step start(Duration answerWithin) {
    var state =
        new AgentState(
            new Line.Down(), Ledger.EMPTY, Set.of(), 0, answerWithin, false, Preparing.FIRST);
    return new Step(
        state,
        List.of(new Effect.ShowLine(CustomerWindow.Line.CONNECTING), new Effect.MakePassword()));
  }

  /// The agent after a restart of the computer: takes the session up again.
  public static Step start(Duration answerWithin, ComeBack comeBack, Instant now) {
    var state =
        new AgentState(
            new Line.Down(),
            Ledger.EMPTY,
            Set.of(comeBack.sessionId()),
            ComingBack.TIMER,
            answerWithin,
            false,
            ComingBack.begin(comeBack));
    return new Step(
        state,
        List.of(
            new Effect.ShowLine(CustomerWindow.Line.CONNECTING), ComingBack.timer(comeBack, now)));
  }

  /// What `event` leads to. Pure: no clock, no I/O.
  public Step on(AgentEvent event, Instant now) {
    if (phase instanceof Closed) {
      return new Step(this, List.of());
    }
    Turn turn = new Turn(this, now);
    turn.note(event);
    return turn.end(phase.on(event, turn));
  }

  /// The program is over.
  public boolean isClosed() {
    return phase instanceof Closed;
  }
}
