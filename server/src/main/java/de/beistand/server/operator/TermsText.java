package de.beistand.server.operator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// A version of the terms of use with its text.
///
/// @param version one line
/// @param text Markdown (CommonMark)
/// @param publishedAt empty = still a draft
public record TermsText(String version, Localized text, Optional<Instant> publishedAt) {
  /// Longest text, in characters.
  public static final int LONGEST = 60_000;

  public TermsText(String version, Localized text) {
    this(version, text, Optional.empty());
  }

  /// What the hash covers: version, NUL, German text, NUL, English text (UTF-8).
  public byte[] original() {
    return String.join("\0", version, text.german(), text.english())
        .getBytes(StandardCharsets.UTF_8);
  }

  /// SHA-256 of [#original], hexadecimal.
  public String hash() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(original()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  public Terms mark() {
    return new Terms(version, Optional.of(hash()));
  }
}
