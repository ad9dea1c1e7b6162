package de.beistand.protocol.trust;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Three words that both people read to each other: if they are the same, nobody stands between the
/// two computers.
///
/// They are derived from the DTLS fingerprints of both ends, as each side sees them, and from a
/// nonce of each side. The agent commits to its nonce before it hears the page's, so that nobody
/// can try nonces until the words fit (the idea of ZRTP, RFC 6189 § 4.2 and § 7): whoever stands in
/// the middle has one guess of 2^27.
public final class SpokenWords {
  /// How many are read.
  public static final int COUNT = 3;

  /// How many there are to choose from in each language.
  public static final int LIST_SIZE = 512;

  private static final int BITS_PER_WORD = 9;
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

  /// Both ends of a connection as one of them sees them.
  ///
  /// @param agent SHA-256 of the certificate of the customer's computer (DER), hexadecimal
  /// @param page SHA-256 of the certificate of the technician's page (DER), hexadecimal
  public record Fingerprints(String agent, String page) {
    public Fingerprints {
      if (!FINGERPRINT.matcher(agent).matches() || !FINGERPRINT.matcher(page).matches()) {
        throw new IllegalArgumentException("not two fingerprints");
      }
    }
  }

  /// The language in which the words are read.
  public enum Language {
    DE("de"),
    EN("en");

    private final String tag;
    private final List<String> words;

    Language(String tag) {
      this.tag = tag;
      this.words = read("words-" + tag + ".txt");
    }

    /// BCP 47 tag: `de` or `en`.
    public String tag() {
      return tag;
    }

    /// All words of the language, in the order that both ends share.
    public List<String> words() {
      return words;
    }

    /// German for everybody but those who read English.
    public static Language of(String tag) {
      return Arrays.stream(values()).filter(one -> one.tag.equals(tag)).findFirst().orElse(DE);
    }
  }

  private SpokenWords() {}

  /// Whether `text` can be a nonce: 32 bytes, base64url without padding.
  public static boolean isNonce(String text) {
    return NONCE.matcher(text).matches();
  }

  /// Fixes a nonce without telling it, base64url.
  public static String commitment(String nonce) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sha256("beistand words commitment 1\n" + nonce));
  }

  /// The words of one connection.
  ///
  /// @throws IllegalArgumentException if a nonce is none
  public static List<String> of(
      Language language, String agentNonce, String pageNonce, Fingerprints ends) {
    if (!isNonce(agentNonce) || !isNonce(pageNonce)) {
      throw new IllegalArgumentException("no nonce");
    }
    byte[] hash =
        sha256(
            String.join(
                "\n", "beistand words 1", agentNonce, pageNonce, ends.agent(), ends.page()));
    int bits = ByteBuffer.wrap(hash).getInt() >>> Integer.SIZE - COUNT * BITS_PER_WORD;
    return IntStream.rangeClosed(1, COUNT)
        .map(i -> bits >>> (COUNT - i) * BITS_PER_WORD)
        .mapToObj(rest -> language.words().get(rest % LIST_SIZE))
        .toList();
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> read(String name) {
    try (InputStream list = SpokenWords.class.getResourceAsStream(name)) {
      if (list == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
