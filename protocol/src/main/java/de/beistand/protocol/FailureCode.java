package de.beistand.protocol;

/// What can go wrong in signaling, as told to the other side.
public enum FailureCode {
  /// The message could not be read, or is not allowed now.
  BAD_MESSAGE,
  /// No protocol version that both sides speak.
  UNSUPPORTED_VERSION,
  /// The agent's proof of its machine key is wrong, or was made for another server address.
  IDENTITY_REJECTED,
  /// The same machine key is connected elsewhere since; the older connection closes.
  REPLACED,
  /// No computer with this ID is ready for a session.
  COMPUTER_OFFLINE,
  /// The computer is in a session already.
  COMPUTER_BUSY,
  /// The customer said no to this technician several times in a row.
  CUSTOMER_REFUSES,
  /// The firm helps registered customers only, and nobody said which one this computer belongs to;
  /// or the customer number that was named does not exist.
  CUSTOMER_NUMBER_NEEDED,
  /// A rate limit was reached.
  TOO_MANY_ATTEMPTS,
  /// The session does not exist, is over, or belongs to somebody else.
  UNKNOWN_SESSION,
  /// The login is over or the account is disabled.
  LOGIN_REQUIRED,
  /// The peer took its messages too slowly.
  TOO_SLOW,
  /// The server stops; come back in a moment.
  SERVER_STOPPING
}
