package de.beistand.protocol;

/// The states of a support session in the order in which they are passed.
public enum SessionPhase {
  /// The technician named a computer; the password is still missing.
  WAITING,
  /// The password proof is with the customer's computer.
  REQUESTED,
  /// The password was right; the customer is being asked.
  AWAITING_CONSENT,
  /// The customer shows the screen.
  ACTIVE,
  /// The customer's computer restarts, and the session waits for it.
  RESTARTING,
  /// Over for good.
  ENDED
}
