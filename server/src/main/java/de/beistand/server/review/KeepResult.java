package de.beistand.server.review;

/// What became of a report to keep.
enum KeepResult {
  KEPT,
  TOO_LONG,
  /// The customer's computer did not testify to have sent it, or not yet.
  UNSENT,
  /// No such session of this technician.
  UNKNOWN
}
