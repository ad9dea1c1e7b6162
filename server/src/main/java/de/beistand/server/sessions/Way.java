package de.beistand.server.sessions;

/// How a customer came into a session.
public enum Way {
  /// The technician typed the computer's ID and its session password.
  ID_PASSWORD,
  /// The customer came with a session number, typed or by its link.
  NUMBER,
  /// The customer asked for support first.
  REQUEST,
  /// A colleague left the customer's session to the technician, with the customer's consent.
  HANDOVER,
  /// The customer came with a session number and shares from a browser, without the program.
  BROWSER
}
