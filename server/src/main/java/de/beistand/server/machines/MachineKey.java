package de.beistand.server.machines;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A computer's Ed25519 public key (RFC 8032).
public final class MachineKey {
  /// The DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410 § 4).
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int LENGTH = 32;

  private final byte[] raw;
  private final PublicKey key;

  private MachineKey(byte[] raw, PublicKey key) {
    this.raw = raw;
    this.key = key;
  }

  /// The key that `text` (raw 32 bytes, base64url) holds, or empty.
  public static Optional<MachineKey> parse(String text) {
    if (text.length() > 2 * LENGTH) {
      return Optional.empty();
    }
    try {
      return of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The key with these raw bytes, or empty.
  public static Optional<MachineKey> of(byte[] raw) {
    if (raw.length != LENGTH) {
      return Optional.empty();
    }
    byte[] der = new byte[PREFIX.length + LENGTH];
    System.arraycopy(PREFIX, 0, der, 0, PREFIX.length);
    System.arraycopy(raw, 0, der, PREFIX.length, LENGTH);
    try {
      PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
      return Optional.of(new MachineKey(raw.clone(), key));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  byte[] raw() {
    return raw.clone();
  }

  /// Whether `signature` (base64url) over `message` was made with this key.
  public boolean signed(byte[] message, String signature) {
    if (signature.length() > 100) {
      return false;
    }
    try {
      return signed(message, Base64.getUrlDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// Whether `signature` over `message` was made with this key.
  public boolean signed(byte[] message, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
