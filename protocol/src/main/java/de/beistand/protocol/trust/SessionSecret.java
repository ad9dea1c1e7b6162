package de.beistand.protocol.trust;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What both sides know once the customer has read the session password over the phone.
///
/// The password is stretched with PBKDF2-HMAC-SHA-256 (RFC 8018 § 5.2). From that come a proof for
/// one session and a key that authenticates the SDP of both sides, and with it their DTLS
/// fingerprints (RFC 8827 § 5.6.4): a server that does not know the password can neither answer for
/// the technician nor stand in the middle.
public final class SessionSecret {
  /// PBKDF2 rounds for new passwords.
  public static final int ITERATIONS = 200_000;

  private final byte[] stretched;

  private SessionSecret(byte[] stretched) {
    this.stretched = stretched;
  }

  /// Stretches a password; takes about 100 ms on purpose.
  ///
  /// @param password as typed; spaces, hyphens and case do not matter
  /// @param salt base64url
  public static SessionSecret of(String password, String salt, int iterations) {
    try {
      var spec =
          new PBEKeySpec(
              normalize(password).toCharArray(),
              Base64.getUrlDecoder().decode(salt),
              iterations,
              256);
      var factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return new SessionSecret(factory.generateSecret(spec).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The stretched password, base64url: for the one file that outlives a restart of the computer.
  public String stretched() {
    return encode(stretched);
  }

  /// What [#stretched] gave.
  ///
  /// @throws IllegalArgumentException if it is none
  public static SessionSecret restore(String stretched) {
    byte[] bytes = Base64.getUrlDecoder().decode(stretched);
    if (bytes.length != 32) {
      throw new IllegalArgumentException("no stretched password");
    }
    return new SessionSecret(bytes);
  }

  /// Upper case without spaces and hyphens: what the two sides compare.
  public static String normalize(String password) {
    return password.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
  }

  /// Shows knowledge of the password for one session, base64url.
  public String proof(String sessionId) {
    return encode(hmac(stretched, "beistand proof 1\n" + sessionId));
  }

  /// Whether `proof` is [#proof] for this session; compares in constant time.
  public boolean proves(String proof, String sessionId) {
    return same(proof(sessionId), proof);
  }

  /// Authenticates an offer, base64url.
  public String macOffer(String sessionId, String sdp) {
    return mac("offer", sessionId, sdp);
  }

  /// Authenticates an answer, base64url.
  public String macAnswer(String sessionId, String sdp) {
    return mac("answer", sessionId, sdp);
  }

  /// Whether two codes are equal; compares in constant time.
  public static boolean same(String expected, String actual) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), actual.getBytes(StandardCharsets.UTF_8));
  }

  private String mac(String role, String sessionId, String sdp) {
    byte[] key = hmac(stretched, "beistand channel 1\n" + sessionId);
    return encode(hmac(key, role + "\n" + sdp));
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
