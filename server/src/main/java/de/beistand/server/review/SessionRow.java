package de.beistand.server.review;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.TermsShown;
import de.beistand.server.sessions.Way;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One session as the lists and its own page show it. All names are hostile text.
///
/// @param technician the name as the customer was shown it
/// @param activeAt when the customer agreed, or null
/// @param duration from the customer's consent to the end, or to now; null if there was no consent
/// @param recorded whether there is a recording of it
/// @param mine whether the viewer held it
public record SessionRow(
    String id,
    String machineId,
    String system,
    String software,
    String technician,
    String firm,
    String terms,
    Way way,
    SessionPhase phase,
    @Nullable EndReason reason,
    Instant createdAt,
    @Nullable Instant activeAt,
    @Nullable Instant endedAt,
    @Nullable Duration duration,
    String note,
    boolean recorded,
    boolean mine) {
  private static final int NOTE_START = 60;

  /// "123 456 789".
  public String machineIdGrouped() {
    return machineId.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", " ");
  }

  /// Which terms the customer was shown, and how they agreed.
  public TermsShown termsShown() {
    return TermsShown.of(terms);
  }

  public String reasonName() {
    return reason == null ? "" : reason.name();
  }

  /// The first words of the note, on one line.
  public String noteStart() {
    String line = note.replaceAll("\\s+", " ");
    return line.codePointCount(0, line.length()) <= NOTE_START
        ? line
        : line.substring(0, line.offsetByCodePoints(0, NOTE_START)) + "…";
  }

  /// The key of the text that says how it stands or ended.
  public String stateKey() {
    return phase == SessionPhase.ENDED && reason != null ? "end." + reason : "phase." + phase;
  }

  /// The colour of the badge: a CSS class.
  public String tone() {
    return switch (phase) {
      case WAITING, REQUESTED, AWAITING_CONSENT, RESTARTING -> "warn";
      case ACTIVE -> "live";
      case ENDED -> reason == null ? "" : tone(reason);
    };
  }

  static String tone(EndReason reason) {
    return switch (reason) {
      case CUSTOMER_STOPPED, TECHNICIAN_ENDED, AGENT_CLOSED, HANDED_OVER -> "ok";
      case TECHNICIAN_LEFT, AGENT_LOST, CONNECTION_FAILED -> "warn";
      case UNTRUSTED_PEER, WORDS_DIFFER, ACCESS_REVOKED, ABUSE_REPORTED -> "danger";
      case WRONG_PASSWORD, NO_PASSWORD, CONSENT_REFUSED, CONSENT_EXPIRED -> "";
    };
  }
}
