package de.beistand.server.consent;

import de.beistand.protocol.evidence.Chain;
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
/// @param chained its place in the chain of the record; null in records older than the chain
public record TimelineEntry(
    Source source,
    int seq,
    String kind,
    String subject,
    String detail,
    Instant happenedAt,
    Instant storedAt,
    @Nullable String signature,
    @Nullable Chained chained) {

  /// Who says so.
  public enum Source {
    /// The customer's agent, signed.
    AGENT(Chain.Source.AGENT),
    /// The server.
    SERVER(Chain.Source.SERVER);

    private final Chain.Source inChain;

    Source(Chain.Source inChain) {
      this.inChain = inChain;
    }

    /// As it stands in the chain.
    public String text() {
      return inChain.text();
    }
  }

  /// What binds an entry to its neighbours, as stored; all but the position base64url.
  ///
  /// @param position from 1, without gaps
  /// @param salt null once the texts are erased
  /// @param commitment to the texts
  /// @param previous of the agent's events, what it named as the one before
  /// @param link up to this entry
  public record Chained(
      int position,
      @Nullable String salt,
      String commitment,
      @Nullable String previous,
      String link) {}
}
