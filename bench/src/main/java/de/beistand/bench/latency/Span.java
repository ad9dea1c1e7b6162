package de.beistand.bench.latency;

import org.jspecify.annotations.Nullable;

/// The reading of a meter at the beginning and at the end of a stretch of time.
final class Span {
  private final Meter meter;
  private Meter.@Nullable Reading start;
  private Meter.@Nullable Reading stop;

  Span(Meter meter) {
    this.meter = meter;
  }

  void begin() {
    start = meter.read();
  }

  void end() {
    stop = meter.read();
  }

  Meter.Reading start() {
    return java.util.Objects.requireNonNull(start, "not begun");
  }

  Meter.Reading stop() {
    return java.util.Objects.requireNonNull(stop, "not ended");
  }
}
