package de.beistand.server.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The proof in each form that it was made for this very login: an HMAC-SHA-256 under the login's
/// own token.
///
/// It needs no key of the server, so a form that was open while the server restarted still works.
public final class FormToken {
  /// The name of the form field, and of the header that scripts send instead.
  public static final String FIELD = "form-token";

  public static final String HEADER = "X-Form-Token";

  private FormToken() {}

  /// The form token of a login.
  ///
  /// @param loginToken the login cookie's value
  public static String of(String loginToken) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(loginToken.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] proof = mac.doFinal("beistand form 1".getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", e);
    }
  }

  /// Compares in constant time.
  static boolean matches(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
