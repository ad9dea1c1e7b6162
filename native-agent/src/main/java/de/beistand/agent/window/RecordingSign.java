package de.beistand.agent.window;

/// How it stands with the recording of a session, as the customer sees it.
public enum RecordingSign {
  /// Nothing is recorded.
  OFF,
  /// The session has to be recorded, and is not yet: nothing is shown until then.
  AWAITED,
  /// The technician's page records.
  RUNNING
}
