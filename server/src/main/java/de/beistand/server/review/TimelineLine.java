package de.beistand.server.review;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One line in the timeline of a session, as the page shows it.
///
/// @param kind name of an [EventKind] or a [ServerEvent]
/// @param subject what it happened to, or ""
/// @param detail what else belongs to it, or "": hostile text
/// @param happenedAt by the clock of whoever says so
/// @param storedAt by the server's clock, which recordings go by, too
public record TimelineLine(
    String kind, String subject, String detail, Instant happenedAt, Instant storedAt, Proof proof) {

  /// How far a line can be trusted.
  public enum Proof {
    /// The customer's computer signed it, and the signature was checked just now.
    SIGNED,
    /// The server wrote it by itself.
    SERVER,
    /// It should carry the computer's signature, and does not: somebody changed the record.
    FORGED
  }

  /// The key of the text that says what happened; `{0}` is [#value].
  public String textKey() {
    return switch (kind) {
      case "ASKED", "GIVEN", "REFUSED", "EXPIRED", "WITHDRAWN", "RETURNED", "TECHNICIAN_AWAY" ->
          subject.isEmpty() ? "event." + kind : "event." + kind + "." + subject;
      default -> "event." + kind;
    };
  }

  /// What it happened to, for people: a file with its size, or the subject as it is.
  public String value() {
    if (kind.equals(EventKind.COLLEAGUE_NAMED.name()) || kind.startsWith("ONLOOKER_")) {
      return detail;
    }
    int space = subject.indexOf(' ');
    if (space < 0) {
      return subject;
    }
    String size = ByteCount.words(Double.parseDouble(subject.substring(space + 1)));
    String name = detail.isEmpty() ? subject.substring(0, space) : detail;
    return name + " (" + size + ")";
  }

  /// Whether the right was given for a single use.
  public boolean once() {
    return kind.equals(EventKind.GIVEN.name()) && detail.equals(EventKind.ONCE);
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
      case "GIVEN",
          "CONNECTED",
          "RESTORED",
          "PASSWORD_ACCEPTED",
          "TECHNICIAN_BACK",
          "AGENT_BACK",
          "RESUMED",
          "RESTARTED",
          "WORDS_CONFIRMED" ->
          "ok";
      case "INTERRUPTED",
          "EXPIRED",
          "WITHDRAWN",
          "PASSWORD_REJECTED",
          "TECHNICIAN_AWAY",
          "AGENT_AWAY",
          "PAUSED",
          "RESTARTING",
          "RESTART_FAILED" ->
          "warn";
      case "REFUSED" -> "danger";
      default -> "";
    };
  }
}
