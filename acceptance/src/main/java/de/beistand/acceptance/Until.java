package de.beistand.acceptance;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for conditions, never for time.
public final class Until {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Until() {}

  /// Waits until the condition holds.
  ///
  /// @throws IllegalStateException that names `what` if it does not in time
  public static void holds(String what, Duration atMost, BooleanSupplier condition) {
    present(what, atMost, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /// Waits until there is a value and gives it.
  ///
  /// @throws IllegalStateException that names `what` if there is none in time
  public static <T> T present(String what, Duration atMost, Supplier<Optional<T>> value) {
    return within(atMost, value)
        .orElseThrow(
            () -> new IllegalStateException("not within " + atMost.toSeconds() + " s: " + what));
  }

  /// What comes in time; empty if nothing does.
  static <T> Optional<T> within(Duration atMost, Supplier<Optional<T>> value) {
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      Optional<T> found = value.get();
      if (found.isPresent() || System.nanoTime() > end) {
        return found;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
