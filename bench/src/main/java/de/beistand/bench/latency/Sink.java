package de.beistand.bench.latency;

import de.beistand.bench.report.Metric;

/// Where a measurement puts its samples.
@FunctionalInterface
interface Sink {
  /// What was not seen in time.
  double MISSED = Double.POSITIVE_INFINITY;

  void add(Metric metric, double value);

  /// Adds a length of time between two values of `System.nanoTime()` in milliseconds.
  default void addMillis(Metric metric, long start, long end) {
    add(metric, (end - start) / 1e6);
  }
}
