package de.beistand.server.review;

/// What became of a note.
enum NoteResult {
  SAVED,
  TOO_LONG,
  /// No such session, or somebody else's.
  UNKNOWN
}
