package de.beistand.server.review;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One line in the timeline of a session.
///
/// @param kind name of an [EventKind]
/// @param subject what it happened to, or ""
public record TimelineEntry(String kind, String subject, Instant happenedAt, Proof proof) {

  /// How far an entry can be trusted.
  public enum Proof {
    /// The customer's computer signed it, and the signature was checked just now.
    SIGNED,
    /// The server wrote it by itself.
    SERVER,
    /// It carries a signature that is wrong: somebody changed the record.
    FORGED
  }

  /// The key of the text that says what happened.
  public String textKey() {
    return kind.equals(EventKind.ENDED.name()) || subject.isEmpty()
        ? "event." + kind
        : "event." + kind + "." + subject;
  }

  /// The key of the text that is filled into the first, or null.
  public @Nullable String subjectKey() {
    return kind.equals(EventKind.ENDED.name()) ? "end." + subject : null;
  }

  /// Whether the customer was shown names with it.
  public boolean shown() {
    return kind.equals(EventKind.ASKED.name());
  }

  /// The colour of the dot: a CSS class.
  public String tone() {
    return kindOf()
        .map(
            known ->
                switch (known) {
                  case GIVEN, CONNECTED, RESTORED -> "ok";
                  case INTERRUPTED, EXPIRED, WITHDRAWN -> "warn";
                  case REFUSED -> "danger";
                  case ASKED, RETURNED -> "";
                  case ENDED -> endTone();
                })
        .orElse("");
  }

  private String endTone() {
    return Arrays.stream(EndReason.values())
        .filter(reason -> reason.name().equals(subject))
        .findFirst()
        .map(SessionRow::tone)
        .orElse("");
  }

  private Optional<EventKind> kindOf() {
    return Arrays.stream(EventKind.values()).filter(known -> known.name().equals(kind)).findFirst();
  }
}
