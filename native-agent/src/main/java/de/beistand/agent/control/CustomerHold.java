package de.beistand.agent.control;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// The customer's hand on his own mouse and keyboard: while he uses them, and for a moment after,
/// the technician's input waits.
public final class CustomerHold {
  /// Waits for the rest of the moment.
  @FunctionalInterface
  interface Pause {
    void sleep(Duration pause) throws InterruptedException;
  }

  /// How long the technician's input waits after the customer's last.
  public static final Duration MOMENT = Duration.ofMillis(1500);

  private final Consumer<Boolean> changed;
  private final LongSupplier nanoTime;
  private final Pause pause;
  private long last;
  private volatile boolean holding;

  /// @param changed told true when the customer begins and false when he has ceased, in this order,
  ///   on threads of the hold
  public CustomerHold(Consumer<Boolean> changed) {
    this(changed, System::nanoTime, Thread::sleep);
  }

  CustomerHold(Consumer<Boolean> changed, LongSupplier nanoTime, Pause pause) {
    this.changed = changed;
    this.nanoTime = nanoTime;
    this.pause = pause;
  }

  /// The customer moved, clicked or typed; returns at once.
  public synchronized void touch() {
    last = nanoTime.getAsLong();
    if (!holding) {
      holding = true;
      Thread.ofVirtual().name("customer hold").start(this::untilQuiet);
    }
  }

  /// Whether the technician's input waits now.
  public boolean isHolding() {
    return holding;
  }

  private void untilQuiet() {
    changed.accept(true);
    try {
      for (Duration rest = rest(); !rest.isZero(); rest = rest()) {
        pause.sleep(rest);
      }
      changed.accept(false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does this; then the hold stays on, which is safe
    }
  }

  /// What is left of the moment; zero ends the hold.
  private synchronized Duration rest() {
    Duration rest = MOMENT.minusNanos(nanoTime.getAsLong() - last);
    if (rest.isPositive()) {
      return rest;
    }
    holding = false;
    return Duration.ZERO;
  }
}
