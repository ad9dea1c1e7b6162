package de.beistand.server.machines;

/// A customer's computer.
///
/// @param id of the row in `machine`
/// @param machineId the nine digits, for people
public record Machine(long id, String machineId, MachineKey key) {
  /// How the system is called of a page in a customer's browser, which is a machine for one visit.
  public static final String BROWSER = "browser ";
}
