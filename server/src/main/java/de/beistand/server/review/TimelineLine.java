package de.beistand.server.review;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.server.consent.ServerEvent;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One line in the timeline of a session, as the page shows it.
///
/// @param kind name of an [EventKind] or a [ServerEvent]
/// @param subject what it happened to, or ""
public record TimelineLine(String kind, String subject, Instant happenedAt, Proof proof) {

  /// How far a line can be trusted.
  public enum Proof {
    /// The customer's computer signed it, and the signature was checked just now.
    SIGNED,
    /// The server wrote it by itself.
    SERVER,
    /// It should carry the computer's signature, and does not: somebody changed the record.
    FORGED
  }

  /// The key of the text that says what happened; `{0}` is the subject.
  public String textKey() {
    boolean subjectIsValue =
        kind.equals(EventKind.ENDED.name()) || kind.equals(ServerEvent.PASSWORD_REJECTED.name());
    return subjectIsValue || subject.isEmpty() ? "event." + kind : "event." + kind + "." + subject;
  }

  /// The key of the text that says the subject in words, or null.
  public @Nullable String subjectKey() {
    return kind.equals(EventKind.ENDED.name()) ? "end." + subject : null;
  }

  /// Whether the customer was shown names with it.
  public boolean shown() {
    return kind.equals(EventKind.ASKED.name());
  }

  /// The colour of the dot: a CSS class.
  public String tone() {
    if (kind.equals(EventKind.ENDED.name())) {
      return Arrays.stream(EndReason.values())
          .filter(reason -> reason.name().equals(subject))
          .findFirst()
          .map(SessionRow::tone)
          .orElse("");
    }
    return switch (kind) {
      case "GIVEN", "CONNECTED", "RESTORED", "PASSWORD_ACCEPTED", "TECHNICIAN_BACK", "AGENT_BACK" ->
          "ok";
      case "INTERRUPTED",
          "EXPIRED",
          "WITHDRAWN",
          "PASSWORD_REJECTED",
          "TECHNICIAN_AWAY",
          "AGENT_AWAY" ->
          "warn";
      case "REFUSED" -> "danger";
      default -> "";
    };
  }
}
