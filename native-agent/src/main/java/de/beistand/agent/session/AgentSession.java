package de.beistand.agent.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// The mailbox of the agent: one thread that takes events one after the other, asks [AgentState]
/// and carries out the effects before the next event.
public final class AgentSession {
  /// More than this many waiting events make [#post] wait; only a flood gets there.
  private static final int ROOM = 4096;

  private final BlockingQueue<AgentEvent> mailbox = new LinkedBlockingQueue<>(ROOM);
  private final Duration answerWithin;
  private final Optional<ComeBack> comeBack;
  private final Clock clock;
  private final Consumer<Effect> hands;

  /// @param answerWithin how long the customer may think about a question
  /// @param comeBack the session to go on with, after a restart of the computer
  /// @param hands carries out one effect; called by one thread
  public AgentSession(
      Duration answerWithin, Optional<ComeBack> comeBack, Clock clock, Consumer<Effect> hands) {
    this.answerWithin = answerWithin;
    this.comeBack = comeBack;
    this.clock = clock;
    this.hands = hands;
  }

  /// Takes events until the program is over; run it on a thread of its own.
  public void run() throws InterruptedException {
    Step step =
        comeBack
            .map(session -> AgentState.start(answerWithin, session, clock.instant()))
            .orElseGet(() -> AgentState.start(answerWithin));
    carryOut(step);
    AgentState state = step.next();
    while (!state.isClosed()) {
      AgentEvent event = mailbox.take();
      step = state.on(event, clock.instant());
      state = step.next();
      carryOut(step);
    }
  }

  /// Puts an event into the mailbox; any thread.
  public void post(AgentEvent event) {
    try {
      mailbox.put(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the poster is being stopped: nobody misses its event
    }
  }

  private void carryOut(Step step) {
    for (Effect effect : step.effects()) {
      hands.accept(effect);
    }
  }
}
