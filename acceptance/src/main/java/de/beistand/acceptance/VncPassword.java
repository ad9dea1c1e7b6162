package de.beistand.acceptance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/// The password of a virtual desktop: DES with the bits of each key byte mirrored (RFC 6143 §
/// 7.2.2). Weak, but it keeps web pages that guess local ports off the desktop.
final class VncPassword {
  /// Under this key the password lies in its file; the same everywhere, as VNC has it.
  private static final byte[] FILE_KEY = {23, 82, 107, 6, 35, 78, 88, 7};

  private VncPassword() {}

  /// Eight random characters.
  static String random() {
    byte[] bytes = new byte[4];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /// The password as the desktop's password file holds it.
  static byte[] fileContent(String password) {
    return encrypt(FILE_KEY, eightBytes(password));
  }

  /// What the desktop wants to hear for its challenge.
  static byte[] answer(String password, byte[] challenge) {
    return encrypt(eightBytes(password), challenge);
  }

  private static byte[] eightBytes(String password) {
    return Arrays.copyOf(password.getBytes(StandardCharsets.US_ASCII), 8);
  }

  @SuppressWarnings("InsecureCryptoUsage") // RFC 6143 leaves no choice
  private static byte[] encrypt(byte[] key, byte[] data) {
    byte[] mirrored = new byte[8];
    for (int i = 0; i < 8; i++) {
      mirrored[i] = (byte) (Integer.reverse(key[i]) >>> 24);
    }
    try {
      Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
      des.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(mirrored, "DES"));
      return des.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
