package de.beistand.server.sockets;

/// What the server does with one peer's messages; each call comes after the one before it has
/// returned.
public interface Dialogue {
  /// A text message of at most [de.beistand.protocol.Codec#MAX_LENGTH] characters.
  void heard(String text);

  /// Whether the peer has said who it is.
  boolean isIdentified();

  /// The connection is over; called once, whoever ended it.
  ///
  /// @param closeCode RFC 6455 § 7.4; 1006 if the peer vanished
  void gone(int closeCode);
}
