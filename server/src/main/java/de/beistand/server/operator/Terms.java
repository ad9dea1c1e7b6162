package de.beistand.server.operator;

import java.util.HexFormat;
import java.util.Optional;

/// The terms of use that sessions begin under.
///
/// @param version as customers read it
/// @param hash SHA-256 of version, NUL, German text, NUL, English text (UTF-8), hexadecimal; empty
///   while the firm has published no text
public record Terms(String version, Optional<String> hash) {
  /// What agents sign: the version, and behind an `@` the hash of its text.
  public String signed() {
    return hash.map(hex -> version + "@" + hex).orElse(version);
  }

  /// Reads [#signed].
  public static Terms of(String signed) {
    int at = signed.lastIndexOf('@');
    return at >= 0 && isHash(signed.substring(at + 1))
        ? new Terms(signed.substring(0, at), Optional.of(signed.substring(at + 1)))
        : new Terms(signed, Optional.empty());
  }

  private static boolean isHash(String text) {
    return text.length() == 64
        && text.equals(text.toLowerCase(java.util.Locale.ROOT))
        && text.chars().allMatch(HexFormat::isHexDigit);
  }
}
