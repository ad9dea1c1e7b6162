package de.beistand.bench.latency;

import de.beistand.bench.x11.SharedImage;

/// The pixels of one colour on a screen: how many, and their centre.
record Marks(int count, double x, double y) {
  private static final int TOLERANCE = 56;
  private static final int LEAST = 64 * 64 * 3 / 4;

  static Marks of(SharedImage screen, int rgb) {
    int count = 0;
    long sumX = 0;
    long sumY = 0;
    for (int y = 0; y < screen.height(); y++) {
      for (int x = 0; x < screen.width(); x++) {
        if (near(screen.rgb(x, y), rgb)) {
          count++;
          sumX += x;
          sumY += y;
        }
      }
    }
    return count == 0
        ? new Marks(0, 0, 0)
        : new Marks(count, (double) sumX / count, (double) sumY / count);
  }

  /// Whether that many pixels are there that it is the mark and not a colour somewhere else.
  boolean whole() {
    return count >= LEAST;
  }

  private static boolean near(int one, int other) {
    return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) < TOLERANCE
        && Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) < TOLERANCE
        && Math.abs((one & 0xFF) - (other & 0xFF)) < TOLERANCE;
  }
}
