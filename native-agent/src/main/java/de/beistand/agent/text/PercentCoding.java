package de.beistand.agent.text;

import java.nio.charset.StandardCharsets;

/// Writes what an address may not hold as `%` and two hexadecimal digits (RFC 3986 § 2.1).
final class PercentCoding {
  private static final String ALLOWED = "-._~:/?#[]@!$&'()*+,;=%";

  private PercentCoding() {}

  /// `part` of an address in ASCII; what is coded already stays as it is.
  static String ascii(String part) {
    var coded = new StringBuilder();
    for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0);
      coded.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return coded.toString();
  }
}
