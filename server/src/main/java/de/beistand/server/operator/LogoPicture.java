package de.beistand.server.operator;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/// The firm's logo as browsers get it.
///
/// @param type media type
/// @param width in pixels
/// @param height in pixels
/// @param bytes the encoded picture
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record LogoPicture(String type, int width, int height, byte[] bytes) {
  byte[] hash() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
