package de.beistand.protocol.evidence;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/// The two hash chains of a session's evidence. The agent's goes through its own signed events, so
/// that nobody can drop, add or reorder one. The record's goes through everything that the server
/// keeps, events and its own notes, in one order; its last link is the head.
///
/// All hashes are SHA-256. Hashes of text take it as UTF-8, with line breaks between the lines.
public final class Chain {
  /// Bytes of a hash.
  public static final int HASH = 32;

  private static final int CHECKED = 10;
  private static final int GROUP = 4;

  private Chain() {}

  /// Who made an entry of the record.
  public enum Source {
    /// The customer's agent, signed.
    AGENT("agent"),
    /// The server.
    SERVER("server");

    private final String text;

    Source(String text) {
      this.text = text;
    }

    /// As it stands in a link.
    public String text() {
      return text;
    }
  }

  /// Where both chains of a session begin.
  public static byte[] start(String sessionId, String nonce) {
    return hash("beistand chain 1", sessionId, nonce);
  }

  /// What the next event of the agent names as the one before it.
  ///
  /// @param signed the bytes that the signature covers
  public static byte[] after(byte[] signed, byte[] signature) {
    MessageDigest sha256 = sha256();
    sha256.update(signed);
    return sha256.digest(signature);
  }

  /// The next link of the record.
  ///
  /// @param before the last link, or [#start]
  /// @param seq of the entry, counted for each source
  /// @param storedAt the server's clock, UTC, cut to microseconds
  /// @param entry [#after] of an event, [Note#hash] of a note
  public static byte[] link(byte[] before, Source source, int seq, Instant storedAt, byte[] entry) {
    return hash(
        "beistand link 1",
        text(before),
        source.text(),
        Integer.toString(seq),
        storedAt.toString(),
        text(entry));
  }

  /// What people compare: the first 20 hexadecimal digits of a link, in groups of four.
  public static String checkValue(byte[] link) {
    String digits = HexFormat.of().withUpperCase().formatHex(link, 0, CHECKED);
    return digits.replaceAll("(.{" + GROUP + "})(?=.)", "$1 ");
  }

  /// SHA-256 of lines.
  static byte[] hash(String... lines) {
    return sha256().digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  /// base64url without padding, as everywhere in the protocol.
  public static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
