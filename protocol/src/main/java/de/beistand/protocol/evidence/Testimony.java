package de.beistand.protocol.evidence;

import de.beistand.protocol.EventKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// What an agent's signature covers: an event whose texts are there as a commitment only.
///
/// @param openSubject the subject where it is one of few words, else ""
/// @param openDetail the detail where it is one of few words, else ""
/// @param commitment to subject, detail, technician and firm, base64url
/// @param previous [Chain#after] of the event before, or [Chain#start], base64url
public record Testimony(
    String sessionId,
    int seq,
    EventKind kind,
    String openSubject,
    String openDetail,
    Instant at,
    String machineId,
    String terms,
    String nonce,
    String commitment,
    String previous) {

  /// A fixed first line, then one field a line, UTF-8.
  public byte[] bytes() {
    return String.join(
            "\n",
            "beistand event 2",
            sessionId,
            Integer.toString(seq),
            kind.name(),
            openSubject,
            openDetail,
            at.toString(),
            machineId,
            terms,
            nonce,
            commitment,
            previous)
        .getBytes(StandardCharsets.UTF_8);
  }
}
