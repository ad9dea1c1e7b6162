package de.beistand.server.mail;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/// A letter as it goes over the wire (RFC 5322, RFC 2045, RFC 2047). Whatever the texts hold, they
/// are encoded and make no header.
final class Message {
  private static final String END = "\r\n";

  /// So that an encoded word has at most 75 characters (RFC 2047 § 2).
  private static final int WORD_BYTES = 42;

  private Message() {}

  /// @param sender the address that it comes from
  /// @param id unique, letters and digits
  static byte[] of(Letter letter, Address sender, String id, Instant at) {
    String boundary = "=_" + id;
    String host = sender.text().substring(sender.text().indexOf('@'));
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME
            .format(at.atOffset(ZoneOffset.UTC))
            .replace("GMT", "+0000");
    return String.join(
            END,
            "From: " + words(letter.from()) + " <" + sender.text() + ">",
            "To: <" + letter.to().text() + ">",
            "Subject: " + words(letter.subject()),
            "Date: " + date,
            "Message-ID: <" + id + host + ">",
            "Auto-Submitted: auto-generated",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"",
            "",
            "--" + boundary,
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64",
            "",
            base64(letter.text().getBytes(StandardCharsets.UTF_8)),
            "--" + boundary,
            "Content-Type: application/pdf",
            "Content-Disposition: attachment; filename=\"" + letter.fileName() + "\"",
            "Content-Transfer-Encoding: base64",
            "",
            base64(letter.pdf()),
            "--" + boundary + "--",
            "")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String base64(byte[] bytes) {
    return Base64.getMimeEncoder(76, END.getBytes(StandardCharsets.US_ASCII)).encodeToString(bytes);
  }

  /// Any text as encoded words of whole characters.
  private static String words(String text) {
    var words = new StringBuilder();
    var part = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      String character = Character.toString(c);
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      if (bytes + length > WORD_BYTES) {
        word(words, part);
        bytes = 0;
      }
      part.append(character);
      bytes += length;
    }
    word(words, part);
    return words.toString();
  }

  private static void word(StringBuilder words, StringBuilder part) {
    words
        .append(words.isEmpty() ? "" : END + " ")
        .append("=?utf-8?B?")
        .append(
            Base64.getEncoder().encodeToString(part.toString().getBytes(StandardCharsets.UTF_8)))
        .append("?=");
    part.setLength(0);
  }
}
