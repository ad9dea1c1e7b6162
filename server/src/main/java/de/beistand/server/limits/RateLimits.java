package de.beistand.server.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The buckets behind [RateLimit], in memory, one for each limit and key.
///
/// A restart fills them again, which costs an attacker more than it gives: he would have to restart
/// the server.
public final class RateLimits {
  /// Keys kept for one limit; the one unused for longest is forgotten first.
  static final int MOST_KEYS = 20_000;

  private final TimeMeter time;
  private final Map<RateLimit, Map<String, Bucket>> buckets = new EnumMap<>(RateLimit.class);

  public RateLimits(Clock clock) {
    this.time = new ClockMeter(clock);
    for (RateLimit limit : RateLimit.values()) {
      buckets.put(limit, new Buckets());
    }
  }

  /// Uses one of `limit` for `key`; empty if that was allowed, else how long to wait.
  public synchronized Optional<Duration> use(RateLimit limit, String key) {
    ConsumptionProbe probe =
        buckets
            .getOrDefault(limit, Map.of())
            .computeIfAbsent(key, absent -> newBucket(limit))
            .tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  /// Gives back one of `limit` for `key`: the attempt was right.
  public synchronized void giveBack(RateLimit limit, String key) {
    Bucket bucket = buckets.getOrDefault(limit, Map.of()).get(key);
    if (bucket != null) {
      bucket.addTokens(1);
    }
  }

  private Bucket newBucket(RateLimit limit) {
    return Bucket.builder()
        .withCustomTimePrecision(time)
        .addLimit(
            bandwidth ->
                bandwidth.capacity(limit.burst()).refillGreedy(limit.burst(), limit.period()))
        .build();
  }

  private static final class Buckets extends LinkedHashMap<String, Bucket> {
    private static final long serialVersionUID = 1L;

    Buckets() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > MOST_KEYS;
    }
  }

  private record ClockMeter(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
