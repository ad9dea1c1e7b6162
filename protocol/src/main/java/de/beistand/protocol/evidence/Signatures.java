package de.beistand.protocol.evidence;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/// Ed25519 signatures (RFC 8032) as evidence carries them.
public final class Signatures {
  /// The DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410 § 4).
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int KEY = 32;
  private static final int LONGEST = 100;

  private Signatures() {}

  /// Whether `signature` over `message` was made with `key`; false for what is no key or signature,
  /// or not written in its one form.
  ///
  /// @param key raw 32 bytes, base64url
  /// @param signature base64url
  public static boolean verify(String key, byte[] message, String signature) {
    if (key.length() > LONGEST || signature.length() > LONGEST) {
      return false;
    }
    try {
      byte[] raw = Base64.getUrlDecoder().decode(key);
      if (raw.length != KEY || !Chain.text(raw).equals(key)) {
        return false;
      }
      byte[] der = new byte[PREFIX.length + KEY];
      System.arraycopy(PREFIX, 0, der, 0, PREFIX.length);
      System.arraycopy(raw, 0, der, PREFIX.length, KEY);
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
      verifier.update(message);
      byte[] bytes = Base64.getUrlDecoder().decode(signature);
      return Chain.text(bytes).equals(signature) && verifier.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
