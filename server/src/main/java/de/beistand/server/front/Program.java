package de.beistand.server.front;

/// The customer's program for one system, as the start page offers it.
///
/// @param address where it is handed out
/// @param bytes its size
/// @param sha256 hexadecimal
public record Program(String address, long bytes, String sha256) {
  /// Its size as people read it, in megabytes (10⁶ bytes).
  public long megabytes() {
    return Math.max(1, Math.round(bytes / 1e6));
  }
}
