package de.beistand.protocol.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A hash that stands for texts in evidence: whoever has the texts and the salt can show that they
/// belong to it; once both are erased nobody can find out what they were, and the evidence still
/// holds.
public final class Commitment {
  /// Bytes of a salt, random for each entry.
  public static final int SALT = 16;

  private static final byte[] BEGIN = "beistand commitment 1\n".getBytes(StandardCharsets.UTF_8);

  private Commitment() {}

  /// SHA-256 of the first line, the salt, and the texts (UTF-8) with line breaks between them.
  ///
  /// @param texts without line breaks
  public static byte[] of(byte[] salt, String... texts) {
    if (salt.length != SALT) {
      throw new IllegalArgumentException("a salt of " + salt.length + " bytes");
    }
    MessageDigest sha256 = Chain.sha256();
    sha256.update(BEGIN);
    sha256.update(salt);
    return sha256.digest(String.join("\n", texts).getBytes(StandardCharsets.UTF_8));
  }
}
