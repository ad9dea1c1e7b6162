package de.beistand.server.invitations;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// The secret in a session number's link: 128 random bits. The database has only its hash.
///
/// @param text base64url
record LinkCode(String text) {
  private static final int BYTES = 16;

  /// A new one.
  ///
  /// @param random a secure one
  static LinkCode fresh(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new LinkCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// The code that somebody came with; empty if it cannot be one.
  ///
  /// @param text hostile
  static Optional<LinkCode> of(String text) {
    return text.matches("[A-Za-z0-9_-]{22}") ? Optional.of(new LinkCode(text)) : Optional.empty();
  }

  /// The address for the customer.
  String link(String publicUrl) {
    return publicUrl + "/j/" + text;
  }

  /// SHA-256.
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
