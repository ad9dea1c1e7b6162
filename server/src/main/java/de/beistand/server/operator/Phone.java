package de.beistand.server.operator;

import java.util.regex.Pattern;

/// A number under which customers reach the firm.
///
/// @param number as people write it, such as `02066 123456`
/// @param label what it is for, such as "Hotline"
/// @param cost of a call, in words
public record Phone(String number, Localized label, Localized cost) {
  /// Most numbers on the start page: more would not help anybody.
  public static final int MOST = 4;

  private static final Pattern NUMBER = Pattern.compile("[+(]?[0-9][0-9 ()/.–-]{2,38}");

  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /// For `tel:` links (RFC 3966): digits, and a plus where there was one. A zero in brackets, as in
  /// `+49 (0) 2066`, is not dialled.
  public String dialled() {
    String digits = number.startsWith("+") ? number.replace("(0)", "") : number;
    return digits.replaceAll("[^0-9+]", "");
  }
}
