package de.beistand.server.accounts;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Slows attempts down: a number of them at once, then one every so often, for each key.
///
/// For each key one instant is kept: when all its attempts will have been worked off (the generic
/// cell rate algorithm, ITU-T I.371). Keys come from strangers, so the oldest is forgotten when
/// there are too many.
final class Throttle {
  /// The limits around passwords.
  enum Limit {
    /// Failed logins with one login name, right or made up.
    LOGIN_NAME(6, Duration.ofSeconds(30)),
    /// Failed logins from one address; an office shares one.
    LOGIN_ADDRESS(30, Duration.ofSeconds(10)),
    /// Wrong current passwords when an account changes its own.
    PASSWORD_CHANGE(6, Duration.ofSeconds(30));

    private final int atOnce;
    private final Duration oneEvery;

    Limit(int atOnce, Duration oneEvery) {
      this.atOnce = atOnce;
      this.oneEvery = oneEvery;
    }
  }

  private static final int MOST_KEYS = 20_000;

  private record Key(Limit limit, String value) {}

  private final Clock clock;
  private final Map<Key, Instant> workedOff =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Instant> eldest) {
          return size() > MOST_KEYS;
        }
      };

  Throttle(Clock clock) {
    this.clock = clock;
  }

  /// Counts an attempt, unless there were too many.
  ///
  /// @return how long to wait before the next try; zero = counted, go on
  synchronized Duration attempt(Limit limit, String value) {
    Instant now = clock.instant();
    Key key = new Key(limit, value);
    Instant until = workedOff.getOrDefault(key, now);
    Instant begin = until.isAfter(now) ? until : now;
    Duration wait =
        Duration.between(now, begin).minus(limit.oneEvery.multipliedBy(limit.atOnce - 1L));
    if (wait.isPositive()) {
      return wait;
    }
    workedOff.put(key, begin.plus(limit.oneEvery));
    return Duration.ZERO;
  }

  /// Takes an attempt back: it was right.
  synchronized void forgive(Limit limit, String value) {
    workedOff.computeIfPresent(new Key(limit, value), (key, until) -> until.minus(limit.oneEvery));
  }
}
