package de.beistand.agent.signaling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// The pauses between two attempts to reach the server: exponential with full jitter, so that
/// thousands of agents do not come back in the same moment (Brooker, "Exponential Backoff And
/// Jitter", AWS 2015).
final class Backoff {
  static final Duration FIRST = Duration.ofMillis(500);
  static final Duration LONGEST = Duration.ofSeconds(15);

  private final RandomGenerator random;
  private Duration ceiling = FIRST;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /// The next pause: anything from zero to a ceiling that doubles from 0.5 s to 15 s.
  Duration next() {
    Duration pause = Duration.ofMillis(random.nextLong(ceiling.toMillis() + 1));
    Duration doubled = ceiling.multipliedBy(2);
    ceiling = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return pause;
  }

  /// The last connection was a good one.
  void reset() {
    ceiling = FIRST;
  }
}
