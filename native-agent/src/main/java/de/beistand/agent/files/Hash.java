package de.beistand.agent.files;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of a file as it passes.
final class Hash {
  private final MessageDigest digest;

  Hash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  void add(ByteBuffer bytes) {
    digest.update(bytes);
  }

  /// 64 hexadecimal digits of everything so far; ends it.
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
