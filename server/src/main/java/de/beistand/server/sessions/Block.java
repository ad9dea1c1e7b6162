package de.beistand.server.sessions;

import java.time.Instant;

/// A technician who has to leave a computer alone for a while. All names are hostile text.
///
/// @param machineId nine digits
/// @param machineName what the technicians call it; may be empty
/// @param until when it is over
/// @param afterAbuse its customer reported abuse; else said no too often
public record Block(
    String technician, String machineId, String machineName, Instant until, boolean afterAbuse) {

  /// "123 456 789".
  public String machineIdGrouped() {
    return machineId.replaceAll("(?<=[0-9])(?=([0-9]{3})+$)", " ");
  }
}
