package de.beistand.bench.picture;

import de.beistand.bench.x11.SharedImage;

/// A small place that changes from one picture to another; both have the same number of pixels.
public record Spot(int[] before, int[] after) {
  private static final double NEAR = 0.3;

  /// A place that changes its colour.
  public static Spot ofColours(int pixels, int before, int after) {
    int[] one = new int[pixels];
    int[] other = new int[pixels];
    java.util.Arrays.fill(one, before);
    java.util.Arrays.fill(other, after);
    return new Spot(one, other);
  }

  public Spot reversed() {
    return new Spot(after, before);
  }

  /// Whether the second picture stands: what is left to it is less than a third of the whole way.
  public boolean stands(SharedImage seen) {
    long way = 0;
    long left = 0;
    for (int i = 0; i < after.length; i++) {
      int pixel = seen.rgb(i % seen.width(), i / seen.width());
      way += distance(before[i], after[i]);
      left += distance(pixel, after[i]);
    }
    return left < way * NEAR;
  }

  private static int distance(int one, int other) {
    return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF))
        + Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF))
        + Math.abs((one & 0xFF) - (other & 0xFF));
  }
}
