package de.beistand.server.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a technician has to leave a computer alone: after three noes of its customer in a row, and
/// after a report of abuse. Counted over sessions and restarts.
///
/// A customer who is asked again and again says yes in the end, which is how people are cheated.
final class RefusalRule {
  /// Noes in a row, with no agreed session between them.
  static final int NOES = 3;

  /// A no counts as long as this; and so long is the pause after the last one.
  static final Duration PAUSE = Duration.ofHours(1);

  static final Duration AFTER_ABUSE = Duration.ofHours(24);

  /// Nothing older counts.
  static final Duration MEMORY = AFTER_ABUSE;

  private RefusalRule() {}

  /// A session of this technician on this computer that is over.
  ///
  /// @param refused the customer said no
  /// @param held the customer showed the screen
  /// @param reported the customer reported abuse
  record Past(Instant endedAt, boolean refused, boolean held, boolean reported) {}

  /// How long the technician has to leave the computer alone, and why.
  record Rest(Instant until, boolean afterAbuse) {}

  /// How long the technician has to wait; empty if not at all.
  ///
  /// @param sessions the newest first
  static Optional<Duration> wait(List<Past> sessions, Instant now) {
    return rest(sessions, now).map(rest -> Duration.between(now, rest.until()));
  }

  /// Until when the technician has to wait; empty if not at all.
  ///
  /// @param sessions the newest first
  static Optional<Rest> rest(List<Past> sessions, Instant now) {
    Optional<Rest> abuse =
        sessions.stream()
            .filter(Past::reported)
            .findFirst()
            .map(past -> new Rest(past.endedAt().plus(AFTER_ABUSE), true))
            .filter(rest -> rest.until().isAfter(now));
    if (abuse.isPresent()) {
      return abuse;
    }
    List<Past> noes =
        sessions.stream()
            .takeWhile(past -> !past.held())
            .filter(Past::refused)
            .filter(past -> past.endedAt().isAfter(now.minus(PAUSE)))
            .toList();
    return noes.size() < NOES
        ? Optional.empty()
        : Optional.of(new Rest(noes.getFirst().endedAt().plus(PAUSE), false));
  }
}
