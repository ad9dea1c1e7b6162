package de.beistand.server.accounts;

/// What somebody may do after the login.
public enum Role {
  /// Support customers and see their own sessions.
  TECHNICIAN,
  /// All of that, see every session, and create or disable technicians.
  ADMIN
}
