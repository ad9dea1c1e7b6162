package de.beistand.protocol;

/// Where a support request stands.
public enum RequestPhase {
  /// It stands in the technicians' queue.
  WAITING,
  /// A technician has it; the customer's session number is on its way.
  PICKED_UP,
  /// A session runs because of it.
  IN_SESSION,
  /// It is settled.
  DONE,
  /// It is settled by a visit.
  ON_SITE,
  /// The customer took it back.
  WITHDRAWN
}
