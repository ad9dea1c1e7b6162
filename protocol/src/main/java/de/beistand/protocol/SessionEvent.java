package de.beistand.protocol;

import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Commitment;
import de.beistand.protocol.evidence.Testimony;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

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
/// @param salt 16 random bytes of this event, base64url
/// @param previous [Chain#after] of the event before, for the first [Chain#start]; base64url
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
    String nonce,
    String salt,
    String previous) {

  /// Longest `detail`, in characters.
  public static final int LONGEST_DETAIL = 1000;

  public SessionEvent {
    if (seq < 1) {
      throw new IllegalArgumentException("seq starts at 1");
    }
    kind.checkSubject(subject);
    kind.checkDetail(detail);
    if (detail.length() > LONGEST_DETAIL) {
      throw new IllegalArgumentException("a detail of " + detail.length() + " characters");
    }
    at = at.truncatedTo(ChronoUnit.MICROS);
    checkBytes(salt, Commitment.SALT);
    checkBytes(previous, Chain.HASH);
    for (String text :
        new String[] {
          sessionId, subject, detail, machineId, technician, firm, terms, nonce, salt, previous
        }) {
      if (text.indexOf('\n') >= 0) {
        throw new IllegalArgumentException("a line break in an event");
      }
    }
  }

  /// What the signature covers: what is personal or may be erased only as a salted commitment.
  public Testimony testimony() {
    byte[] commitment =
        Commitment.of(Base64.getUrlDecoder().decode(salt), subject, detail, technician, firm);
    return new Testimony(
        sessionId,
        seq,
        kind,
        kind.isFree() ? "" : subject,
        kind.isFree() ? "" : detail,
        at,
        machineId,
        terms,
        nonce,
        Chain.text(commitment),
        previous);
  }

  /// The bytes that the signature covers.
  public byte[] signedBytes() {
    return testimony().bytes();
  }

  private static void checkBytes(String text, int length) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (bytes.length != length || !Chain.text(bytes).equals(text)) {
      throw new IllegalArgumentException("not " + length + " bytes in base64url");
    }
  }
}
