package de.beistand.protocol.channel;

/// Why one file of a transfer was not transferred.
public enum SkipReason {
  /// It changed or shrank while it was sent.
  CHANGED,
  /// The sender cannot read it.
  UNREADABLE,
  /// What arrived is not what was sent; it was thrown away.
  WRONG_HASH,
  /// The receiver can give it no place: too many folders one in another.
  NO_PLACE
}
