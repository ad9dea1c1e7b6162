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

  /// @param changed told true when the customer begins and false when he has ceased, by the hold's
  ///   own thread
  public CustomerHold(Consumer<Boolean> changed) {
    this(changed, System::nanoTime, Thread::sleep);
  }

  CustomerHold(Consumer<Boolean> changed, LongSupplier nanoTime, Pause pause) {
    this.changed = changed;
    this.nanoTime = nanoTime;
    this.pause = pause;
    Thread.ofVirtual().name("customer hold").start(this::run);
  }

  /// The customer moved, clicked or typed; returns at once.
  public synchronized void touch() {
    last = nanoTime.getAsLong();
    if (!holding) {
      holding = true;
      notifyAll();
    }
  }

  /// Whether the technician's input waits now.
  public boolean isHolding() {
    return holding;
  }

  private void run() {
    try {
      while (true) {
        awaitTouch();
        changed.accept(true);
        for (Duration rest = rest(); rest.isPositive(); rest = rest()) {
          pause.sleep(rest);
        }
        changed.accept(false);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does this; the hold would stay on, which is safe
    }
  }

  private synchronized void awaitTouch() throws InterruptedException {
    while (!holding) {
      wait();
    }
  }

  /// What is left of the moment; if nothing is, the hold is over.
  private synchronized Duration rest() {
    Duration rest = MOMENT.minusNanos(nanoTime.getAsLong() - last);
    if (!rest.isPositive()) {
      holding = false;
    }
    return rest;
  }
}
