package de.beistand.protocol.evidence;

import java.time.Instant;

/// What the record's chain keeps of a note of the server.
///
/// @param seq counts the server's notes from 1
/// @param kind what was noted
/// @param at the server's clock, UTC, cut to microseconds
/// @param commitment [#commitment] to what it was about
public record Note(String sessionId, int seq, String kind, Instant at, String commitment) {

  /// To what a note was about, base64url.
  public static String commitment(byte[] salt, String subject, String detail) {
    return Chain.text(Commitment.of(salt, subject, detail));
  }

  /// The entry in the chain.
  public byte[] hash() {
    return Chain.hash(
        "beistand note 1", sessionId, Integer.toString(seq), kind, at.toString(), commitment);
  }
}
