package de.beistand.protocol;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// One fact about a session that the agent testifies and signs with its machine key.
///
/// @param sessionId the session, a UUID
/// @param seq 1 for the first event of a session, then without gaps
/// @param kind what happened
/// @param subject what it happened to, as [EventKind] says
/// @param detail what else belongs to it, as [EventKind] says; at most [#LONGEST_DETAIL] characters
/// @param at the agent's clock, UTC, cut to microseconds: what the database keeps, so that a stored
///   signature can be checked for ever
/// @param machineId nine digits
/// @param technician the name as the customer saw it
/// @param firm the firm as the customer saw it
/// @param terms version of the terms that were shown
/// @param nonce the server's nonce for this session, base64url
public record SessionEvent(
    String sessionId,
    int seq,
    EventKind kind,
    String subject,
    String detail,
    Instant at,
    String machineId,
    String technician,
    String firm,
    String terms,
    String nonce) {

  /// Longest `detail`, in characters.
  public static final int LONGEST_DETAIL = 1000;

  public SessionEvent {
    if (seq < 1) {
      throw new IllegalArgumentException("seq starts at 1");
    }
    kind.checkSubject(subject);
    if (detail.length() > LONGEST_DETAIL) {
      throw new IllegalArgumentException("a detail of " + detail.length() + " characters");
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
    for (String text :
        new String[] {sessionId, subject, detail, machineId, technician, firm, terms, nonce}) {
      if (text.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("a line break in an event");
      }
    }
  }

  /// The bytes that the signature covers: a fixed first line, then one field a line, UTF-8.
  public byte[] signedBytes() {
    return String.join(
            "\n",
            "beistand event 1",
            sessionId,
            Integer.toString(seq),
            kind.name(),
            subject,
            detail,
            at.toString(),
            machineId,
            technician,
            firm,
            terms,
            nonce)
        .getBytes(StandardCharsets.UTF_8);
  }
}
