package de.beistand.protocol;

/// One right that the customer gives for the running session, one at a time.
///
/// Grants live in the agent. Nothing that the server or the technician sends can add one.
public enum Grant {
  /// The technician sees the shared screen.
  VIEW,
  /// The technician's mouse and keyboard reach the customer's computer.
  CONTROL
}
