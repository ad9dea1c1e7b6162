package de.beistand.protocol;

/// Whether the firm records a session. Fixed when the session begins; shown before the consent.
public enum RecordingPolicy {
  /// Never; the customer is not asked.
  OFF,
  /// If the customer agrees. After a no the session goes on unrecorded.
  ASK,
  /// Always. Without the customer's yes there is no session, and without a running recording no
  /// picture.
  REQUIRED
}
