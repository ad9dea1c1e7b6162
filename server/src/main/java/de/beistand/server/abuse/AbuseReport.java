package de.beistand.server.abuse;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a customer reported about a session. All texts are hostile.
///
/// @param machineId nine digits
/// @param words what happened; may be empty
/// @param technician as the customer was shown the name
/// @param seenAt when an administrator had looked at it; null before
/// @param seenBy who that was; null before
public record AbuseReport(
    String sessionId,
    String machineId,
    String technician,
    String words,
    Instant reportedAt,
    @Nullable Instant seenAt,
    @Nullable String seenBy) {

  /// "123 456 789".
  public String machineIdGrouped() {
    return machineId.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", " ");
  }
}
