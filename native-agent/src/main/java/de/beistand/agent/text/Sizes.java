package de.beistand.agent.text;

import java.text.NumberFormat;

/// How a length in bytes is written: `1,2 MB`, in steps of thousand.
public final class Sizes {
  private static final String[] UNITS = {"Byte", "kB", "MB", "GB", "TB", "PB", "EB"};

  private Sizes() {}

  /// At most three digits before the comma; one behind it below ten.
  public static String words(long bytes, Texts texts) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 999.5 && unit < UNITS.length - 1) {
      amount /= 1000;
      unit++;
    }
    NumberFormat format = NumberFormat.getNumberInstance(texts.locale());
    format.setMaximumFractionDigits(unit > 0 && amount < 9.95 ? 1 : 0);
    return format.format(amount) + " " + UNITS[unit];
  }
}
