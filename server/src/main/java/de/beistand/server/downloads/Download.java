package de.beistand.server.downloads;

/// One file that can be taken away, as the start page describes it.
///
/// @param name that a browser saves it under, without a session number
/// @param bytes its size
/// @param sha256 its SHA-256 (FIPS 180-4), 64 lower-case hex digits
public record Download(String name, long bytes, String sha256) {
  /// Its size as people read it, in megabytes (10⁶ bytes).
  public long megabytes() {
    return Math.max(1, Math.round(bytes / 1e6));
  }
}
