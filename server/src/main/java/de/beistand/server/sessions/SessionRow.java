package de.beistand.server.sessions;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import de.beistand.server.consent.EventCheck;
import de.beistand.server.machines.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One stored session with its computer: what signaling needs to know of it.
///
/// @param frame what the customer was shown, and every event repeats
/// @param recording whether it is recorded; fixed from its beginning
/// @param endReason null until the end
/// @param activeAt null until the customer shows the screen
/// @param endedAt null until the end
record SessionRow(
    EventCheck.Frame frame,
    Machine machine,
    long technicianId,
    SessionPhase phase,
    RecordingPolicy recording,
    @Nullable EndReason endReason,
    @Nullable Instant activeAt,
    @Nullable Instant endedAt) {

  String id() {
    return frame.sessionId();
  }

  Optional<EndReason> end() {
    return Optional.ofNullable(endReason);
  }

  /// From the customer's consent to the end, 0 if there was none.
  int seconds() {
    return activeAt == null || endedAt == null
        ? 0
        : (int) Duration.between(activeAt, endedAt).toSeconds();
  }
}
