package de.beistand.agent.session;

import java.util.List;
import java.util.stream.Stream;

/// The events that the server has not committed yet, oldest first; they survive the end of their
/// session and are repeated after each reconnect.
record Ledger(List<Fact> unacknowledged) {
  static final Ledger EMPTY = new Ledger(List.of());

  Ledger {
    unacknowledged = List.copyOf(unacknowledged);
  }

  Ledger with(Fact event) {
    return new Ledger(Stream.concat(unacknowledged.stream(), Stream.of(event)).toList());
  }

  /// Without the event; unchanged if it is not here.
  Ledger recorded(String sessionId, int seq) {
    return new Ledger(
        unacknowledged.stream()
            .filter(event -> !(event.sessionId().equals(sessionId) && event.seq() == seq))
            .toList());
  }

  /// Whether an event of this session waits here.
  boolean has(String sessionId) {
    return unacknowledged.stream().anyMatch(event -> event.sessionId().equals(sessionId));
  }

  boolean isEmpty() {
    return unacknowledged.isEmpty();
  }
}
