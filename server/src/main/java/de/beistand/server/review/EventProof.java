package de.beistand.server.review;

import de.beistand.protocol.SessionEvent;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// Checks a stored event against the key of the computer that it is said to come from.
final class EventProof {
  /// SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410 § 4).
  private static final String X509_PREFIX = "302a300506032b6570032100";

  private EventProof() {}

  /// @param publicKey 32 bytes, Ed25519 (RFC 8032)
  static boolean isSigned(SessionEvent event, byte[] signature, byte[] publicKey) {
    try {
      byte[] encoded = HexFormat.of().parseHex(X509_PREFIX + HexFormat.of().formatHex(publicKey));
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      ed25519.update(event.signedBytes());
      return ed25519.verify(signature);
    } catch (GeneralSecurityException malformed) {
      return false;
    }
  }
}
