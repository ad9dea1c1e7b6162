package de.beistand.server.accounts;

import java.util.Optional;

/// Technicians and their logins.
public final class Accounts {
  /// Name of the login cookie.
  public static final String COOKIE = "beistand-login";

  /// Whoever holds the login with this cookie token; empty if it is unknown, over, or the account
  /// is disabled.
  public Optional<Technician> authenticate(String cookieToken) {
    return Optional.empty();
  }
}
