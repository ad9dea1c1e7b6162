package de.beistand.server.accounts;

/// What became of disabling an account.
enum DisableResult {
  DISABLED,
  UNKNOWN,
  /// Nobody locks themselves out.
  OWN_ACCOUNT,
  /// Somebody must be left who can enable the others.
  LAST_ADMIN
}
