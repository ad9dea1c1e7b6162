package de.beistand.server.review;

import java.util.List;

/// Bytes for people: at most three digits, with prefixes of the SI.
final class ByteCount {
  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

  private ByteCount() {}

  static String words(double bytes) {
    double rest = bytes;
    int unit = 0;
    while (rest >= 999.5 && unit < UNITS.size() - 1) {
      rest /= 1000;
      unit++;
    }
    return Math.round(rest) + " " + UNITS.get(unit);
  }
}
