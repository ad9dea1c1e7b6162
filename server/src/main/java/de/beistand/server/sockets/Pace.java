package de.beistand.server.sockets;

import java.time.Duration;

/// How patient the server is with a WebSocket peer.
///
/// @param ping between two pings
/// @param silence after so long without any frame the peer counts as gone
/// @param write for the peer to take one message
/// @param hello for a new peer to say who it is
/// @param outboxMessages most messages that wait for a peer
/// @param outboxCharacters most characters that wait for a peer
/// @param burst messages that a peer may send at once
/// @param perSecond messages a second that it may send on and on
public record Pace(
    Duration ping,
    Duration silence,
    Duration write,
    Duration hello,
    int outboxMessages,
    int outboxCharacters,
    int burst,
    int perSecond) {
  /// For real peers on real networks.
  public static final Pace USUAL =
      new Pace(
          Duration.ofSeconds(15),
          Duration.ofSeconds(40),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          256,
          1_000_000,
          200,
          50);
}
