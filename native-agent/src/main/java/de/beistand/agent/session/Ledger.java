package de.beistand.agent.session;

import de.beistand.protocol.SessionEvent;
import java.util.List;
import java.util.stream.Stream;

/// The events that the server has not committed yet, oldest first; they survive the end of their
/// session and are repeated after each reconnect.
record Ledger(List<SessionEvent> unacknowledged) {
  static final Ledger EMPTY = new Ledger(List.of());

  Ledger {
    unacknowledged = List.copyOf(unacknowledged);
  }

  Ledger with(SessionEvent event) {
    return new Ledger(Stream.concat(unacknowledged.stream(), Stream.of(event)).toList());
  }

  /// Without the event; unchanged if it is not here.
  Ledger recorded(String sessionId, int seq) {
    return new Ledger(
        unacknowledged.stream()
            .filter(event -> !(event.sessionId().equals(sessionId) && event.seq() == seq))
            .toList());
  }

  boolean isEmpty() {
    return unacknowledged.isEmpty();
  }
}
