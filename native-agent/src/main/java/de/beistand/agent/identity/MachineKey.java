package de.beistand.agent.identity;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/// The Ed25519 key pair (RFC 8032) that is this computer's identity: the nine-digit ID belongs to
/// it for good.
public final class MachineKey {
  private static final int RAW_LENGTH = 32;

  private final PrivateKey privateKey;
  private final PublicKey publicKey;

  private MachineKey(PrivateKey privateKey, PublicKey publicKey) {
    this.privateKey = privateKey;
    this.publicKey = publicKey;
  }

  /// A new key pair.
  public static MachineKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new MachineKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The two halves, checked to belong together.
  ///
  /// @throws GeneralSecurityException if they do not
  static MachineKey of(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
    var key = new MachineKey(privateKey, publicKey);
    byte[] probe = {1};
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(publicKey);
    verifier.update(probe);
    if (!verifier.verify(key.signature(probe))) {
      throw new GeneralSecurityException("the public key belongs to another private key");
    }
    return key;
  }

  /// The raw 32 bytes of the public key (RFC 8032 § 5.1.5), base64url.
  public String publicKey() {
    byte[] spki = publicKey.getEncoded(); // RFC 8410: a fixed prefix, then the raw key
    return encode(Arrays.copyOfRange(spki, spki.length - RAW_LENGTH, spki.length));
  }

  /// The signature over `bytes`, base64url. Ed25519 is deterministic: the same bytes give the same
  /// signature.
  public String sign(byte[] bytes) {
    try {
      return encode(signature(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  PrivateKey privateHalf() {
    return privateKey;
  }

  PublicKey publicHalf() {
    return publicKey;
  }

  private byte[] signature(byte[] bytes) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(privateKey);
    signer.update(bytes);
    return signer.sign();
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
