package de.beistand.server.accounts;

import java.time.Duration;

/// What became of a login.
sealed interface LoginResult {
  /// Logged in.
  ///
  /// @param token the login cookie's value; only its hash is kept
  record Begun(String token, Technician technician) implements LoginResult {}

  /// Unknown, disabled or a wrong password: nobody learns which.
  record Wrong() implements LoginResult {}

  /// Too many failures; the password was not even looked at.
  record TooMany(Duration pause) implements LoginResult {}
}
