package de.beistand.server.recordings;

/// Why something is missing in a recording.
public enum Shortfall {
  /// The page was closed, reloaded or crashed.
  PAGE_GONE,
  /// The server had no room left.
  DISK_FULL,
  /// It would have become larger than a recording may be.
  TOO_LARGE,
  /// The rest did not come within a day after the session.
  ABANDONED
}
