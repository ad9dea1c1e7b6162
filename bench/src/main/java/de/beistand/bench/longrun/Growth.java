package de.beistand.bench.longrun;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// How fast something grows: the slope of the straight line with the least squares.
final class Growth {
  private Growth() {}

  /// Per hour; the first quarter, in which programs warm up, does not count.
  static double perHour(List<Footprint> all, ToDoubleFunction<Footprint> what) {
    List<Footprint> steady = all.subList(all.size() / 4, all.size());
    double meanTime = steady.stream().mapToDouble(Footprint::minutes).average().orElse(0);
    double meanValue = steady.stream().mapToDouble(what).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (Footprint one : steady) {
      double time = one.minutes() - meanTime;
      covariance += time * (what.applyAsDouble(one) - meanValue);
      variance += time * time;
    }
    return variance == 0 ? 0 : covariance / variance * 60;
  }
}
