package de.beistand.protocol;

/// Why a session number leads to no session.
public enum JoinRefusal {
  /// No such number was ever made, or it was long ago.
  UNKNOWN,
  /// A session began with it: it is good for one.
  USED,
  /// Its time is over.
  EXPIRED,
  /// The technician took it back.
  REVOKED,
  /// No page of its technician is open; the number stays good.
  TECHNICIAN_AWAY,
  /// A rate limit was reached; the number was not looked at.
  TOO_MANY
}
