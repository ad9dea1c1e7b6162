package de.beistand.server.machines;

/// A customer's computer.
///
/// @param id of the row in `machine`
/// @param machineId the nine digits, for people
public record Machine(long id, String machineId, MachineKey key) {}
