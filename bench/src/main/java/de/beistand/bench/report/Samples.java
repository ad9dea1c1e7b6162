package de.beistand.bench.report;

import java.util.Arrays;

/// Numbers that were measured; `+∞` stands for what was not seen in time.
public record Samples(double[] sorted) {
  public static Samples of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Samples(sorted);
  }

  /// The smallest value that this share (0 to 1) of the samples does not exceed.
  public double quantile(double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
  }

  public double median() {
    return quantile(0.5);
  }

  public double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }

  public long missed() {
    return Arrays.stream(sorted).filter(Double::isInfinite).count();
  }
}
