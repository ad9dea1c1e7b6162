package de.beistand.server.sessions;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.SessionEvent;
import java.util.Optional;

/// Whom the customer was last asked about by name, to take over or to look on, and what the
/// committed events say of it. Not thread-safe: it belongs to the session's thread.
final class Colleague {
  private final String sessionId;

  /// "" before.
  private String name = "";

  private boolean looksOn;

  Colleague(String sessionId) {
    this.sessionId = sessionId;
  }

  /// Goes on after a restart of the server.
  void recover(boolean mayLookOn) {
    looksOn = mayLookOn;
  }

  /// A right to look on stands in the record.
  boolean mayLookOn() {
    return looksOn;
  }

  /// What whoever arranged it has to hear of an event, if anything.
  Optional<SessionNews> hear(SessionEvent event) {
    if (event.kind() == EventKind.COLLEAGUE_NAMED) {
      name = event.detail();
    } else if (event.subject().equals(Grant.HANDOVER.name()) && event.kind() != EventKind.ASKED) {
      boolean yes = event.kind() == EventKind.GIVEN;
      return Optional.of(new SessionNews.HandoverAnswered(sessionId, name, yes));
    } else if (event.subject().equals(Grant.ONLOOKER.name())) {
      looksOn = event.kind() == EventKind.GIVEN;
      return Optional.of(new SessionNews.OnlookerHeard(sessionId, name, event.kind()));
    }
    return Optional.empty();
  }
}
