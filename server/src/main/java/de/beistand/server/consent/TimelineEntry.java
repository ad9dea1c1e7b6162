package de.beistand.server.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of a session's timeline.
///
/// @param seq counts from 1 for each source
/// @param kind name of a [de.beistand.protocol.EventKind] or of a [ServerEvent]
/// @param subject what it happened to, such as a grant or an end reason, or empty
/// @param detail what else belongs to it, such as a file's name: hostile text, or empty
/// @param happenedAt by the clock of the source
/// @param storedAt by the server's clock
/// @param signature the agent's, base64url, as stored: not checked; null if there is none
public record TimelineEntry(
    Source source,
    int seq,
    String kind,
    String subject,
    String detail,
    Instant happenedAt,
    Instant storedAt,
    @Nullable String signature) {

  /// Who says so.
  public enum Source {
    /// The customer's agent, signed.
    AGENT,
    /// The server.
    SERVER
  }
}
