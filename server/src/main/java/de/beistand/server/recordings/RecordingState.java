package de.beistand.server.recordings;

/// How a recording stands.
public enum RecordingState {
  /// More may come. Next: COMPLETE, INCOMPLETE, DELETING.
  OPEN,
  /// The page sent its last part. Next: DELETING.
  COMPLETE,
  /// It ended before its last part. Next: DELETING.
  INCOMPLETE,
  /// Its keys are destroyed; the ciphertext is about to be. Next: DELETED.
  DELETING,
  /// Nothing is left of it but this line and the notes in the records.
  DELETED;

  /// Whether there is something to look at.
  public boolean isThere() {
    return switch (this) {
      case OPEN, COMPLETE, INCOMPLETE -> true;
      case DELETING, DELETED -> false;
    };
  }
}
