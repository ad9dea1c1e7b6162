package de.beistand.agent.machine;

import java.util.Locale;

/// Bytes as people read them.
final class Sizes {
  private Sizes() {}

  /// Such as `270 GB` or `1,2 TB`: SI prefixes, as disks are sold.
  static String of(long bytes, Locale locale) {
    String[] units = {"B", "kB", "MB", "GB", "TB", "PB"};
    double rest = bytes;
    int unit = 0;
    while (rest >= 999.5 && unit < units.length - 1) {
      rest /= 1000;
      unit++;
    }
    String form = unit > 0 && rest < 9.95 ? "%.1f %s" : "%.0f %s";
    return String.format(locale, form, rest, units[unit]);
  }
}
