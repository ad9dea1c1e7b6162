package de.beistand.server.operator;

/// Whom the firm helps.
public enum WhoMayConnect {
  /// Anybody.
  EVERYONE,
  /// Only customers with a customer number that the firm knows.
  REGISTERED
}
