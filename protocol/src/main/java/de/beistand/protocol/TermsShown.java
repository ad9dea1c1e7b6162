package de.beistand.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `terms` says in messages and signed events: which terms of use the customer was shown, and
/// how they agree to them. Written `version`, or `version@sha256@way` once the firm has published a
/// text.
///
/// @param version as customers read it
/// @param hash SHA-256 of the text, hexadecimal; "" if there is none
/// @param way without meaning if there is no text
public record TermsShown(String version, String hash, Way way) {
  private static final Pattern WITH_TEXT =
      Pattern.compile("(.{1,50})@([0-9a-f]{64})@(CLICK|CONNECTING)");

  /// How a customer agrees.
  public enum Way {
    /// By a click of their own, without which nothing can be allowed.
    CLICK,
    /// By allowing the connection; the question says so.
    CONNECTING
  }

  /// Reads what [#text] writes; anything else is a version without a text.
  public static TermsShown of(String text) {
    Matcher matcher = WITH_TEXT.matcher(text);
    return matcher.matches()
        ? new TermsShown(matcher.group(1), matcher.group(2), Way.valueOf(matcher.group(3)))
        : new TermsShown(text, "", Way.CLICK);
  }

  public String text() {
    return hasText() ? version + '@' + hash + '@' + way : version;
  }

  /// Whether there is something to agree to.
  public boolean hasText() {
    return !hash.isEmpty();
  }
}
