package de.beistand.server.operator;

import java.util.Locale;

/// A colour of the sRGB space, 0 to 255 each.
record Rgb(int red, int green, int blue) {
  private static final double STEP = 0.02;

  /// @param hex `#rrggbb`
  static Rgb of(String hex) {
    int all = Integer.parseInt(hex.substring(1), 16);
    return new Rgb(all >> 16, (all >> 8) & 255, all & 255);
  }

  String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /// From 1 to 21 (WCAG 2.2, "contrast ratio").
  double contrast(Rgb other) {
    double one = luminance() + 0.05;
    double two = other.luminance() + 0.05;
    return Math.max(one, two) / Math.min(one, two);
  }

  /// 0 to 1 (WCAG 2.2, "relative luminance").
  double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double part = channel / 255.0;
    return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
  }

  /// @param share of the other colour, 0 to 1
  Rgb mixed(Rgb other, double share) {
    return new Rgb(
        between(red, other.red, share),
        between(green, other.green, share),
        between(blue, other.blue, share));
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  /// This colour, or the first one on the way to `end` that has the contrast with `ground`.
  Rgb towards(Rgb end, Rgb ground, double contrast) {
    for (double share = 0; share < 1; share += STEP) {
      Rgb candidate = mixed(end, share);
      if (candidate.contrast(ground) >= contrast) {
        return candidate;
      }
    }
    return end;
  }
}
