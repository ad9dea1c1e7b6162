package de.beistand.server.customers;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A computer that was in a session before. All texts are hostile.
///
/// @param machineId nine digits
/// @param name what the technicians call it; may be empty
/// @param customer whose it is; null if nobody said so
/// @param here whether its program runs and is connected now
/// @param lastSessionAt the last session that its customer agreed to
public record KnownMachine(
    String machineId,
    String name,
    @Nullable Customer customer,
    String system,
    Instant lastSeenAt,
    Instant lastSessionAt,
    boolean here) {

  /// "123 456 789".
  public String machineIdGrouped() {
    return machineId.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", " ");
  }

  KnownMachine here(boolean now) {
    return new KnownMachine(machineId, name, customer, system, lastSeenAt, lastSessionAt, now);
  }
}
