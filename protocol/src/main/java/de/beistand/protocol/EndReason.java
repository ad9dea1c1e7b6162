package de.beistand.protocol;

/// Why a support session ended; stored with the session and told to both sides.
public enum EndReason {
  /// Too many wrong passwords for this session.
  WRONG_PASSWORD,
  /// The technician gave no password in time.
  NO_PASSWORD,
  /// The customer refused to show the screen.
  CONSENT_REFUSED,
  /// The customer did not answer in time: silence is a refusal.
  CONSENT_EXPIRED,
  /// The customer clicked Stop.
  CUSTOMER_STOPPED,
  /// The customer closed the program.
  AGENT_CLOSED,
  /// The customer's computer did not come back within the grace period.
  AGENT_LOST,
  /// The technician ended the session.
  TECHNICIAN_ENDED,
  /// The customer agreed that a colleague of the technician takes over; a session of theirs
  /// follows.
  HANDED_OVER,
  /// The technician's page did not come back within the grace period.
  TECHNICIAN_LEFT,
  /// No path between the two computers was found, or none came back.
  CONNECTION_FAILED,
  /// The other side could not prove that it knows the session password.
  UNTRUSTED_PEER,
  /// The two people read different words to each other: somebody may stand between the computers.
  WORDS_DIFFER,
  /// The customer reported abuse.
  ABUSE_REPORTED,
  /// An administrator disabled the technician's account.
  ACCESS_REVOKED
}
