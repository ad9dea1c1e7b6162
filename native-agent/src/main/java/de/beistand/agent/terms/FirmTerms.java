package de.beistand.agent.terms;

import de.beistand.protocol.TermsShown;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The firm's terms of use as the server hands them out, checked against the hash that every event
/// of the session carries: what the customer agrees to is what the record says.
public final class FirmTerms {
  private static final System.Logger LOG = System.getLogger("beistand.terms");
  private static final int TIMEOUT_MILLIS = 10_000;

  /// Two texts of 60,000 characters, four bytes each, and some.
  private static final int MOST_BYTES = 512 * 1024;

  private static final int PARTS = 3;

  private final String publicUrl;

  /// @param publicUrl of the server, without a slash at its end
  public FirmTerms(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /// Fetches the text and checks it; takes up to some seconds.
  ///
  /// @param shown hostile text
  public TermsReading read(TermsShown shown) {
    try {
      return check(fetch(shown.version()), shown);
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "the terms of use cannot be read", e);
      return new TermsReading.Unreachable();
    }
  }

  /// What these bytes are: version, NUL, German text, NUL, English text, and the announced hash is
  /// that of all of them.
  static TermsReading check(byte[] original, TermsShown shown) {
    String[] parts = new String(original, StandardCharsets.UTF_8).split("\0", -1);
    boolean genuine =
        sha256(original).equals(shown.hash())
            && parts.length == PARTS
            && parts[0].equals(shown.version());
    return genuine ? new TermsReading.Genuine(parts[1], parts[2]) : new TermsReading.Different();
  }

  private byte[] fetch(String version) throws IOException {
    String path = URLEncoder.encode(version, StandardCharsets.UTF_8).replace("+", "%20");
    URI address = URI.create(publicUrl + "/terms/" + path + "/original");
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setInstanceFollowRedirects(false);
    connection.setConnectTimeout(TIMEOUT_MILLIS);
    connection.setReadTimeout(TIMEOUT_MILLIS);
    try (InputStream body = connection.getInputStream()) {
      if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
        throw new IOException("answer " + connection.getResponseCode());
      }
      byte[] bytes = body.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new IOException("more than " + MOST_BYTES + " bytes");
      }
      return bytes;
    } finally {
      connection.disconnect();
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
