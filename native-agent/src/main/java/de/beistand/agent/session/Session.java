package de.beistand.agent.session;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.trust.SessionSecret;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A support session from the right password to its end.
///
/// @param machineId nine digits, as when the session began
/// @param secret stretched from its password, which is used up
/// @param nextSeq number of the next event
/// @param connectedAt when the first picture path stood; null before
record Session(
    Introduction who,
    String machineId,
    SessionSecret secret,
    int nextSeq,
    @Nullable Instant connectedAt) {

  String id() {
    return who.sessionId();
  }

  /// The next event of this session.
  Fact event(EventKind kind, String subject, String detail, Instant now) {
    return new Fact(
        id(),
        nextSeq,
        kind,
        subject,
        detail,
        now,
        machineId,
        who.technician(),
        who.firm(),
        who.terms(),
        who.nonce());
  }

  Session afterEvent() {
    return new Session(who, machineId, secret, nextSeq + 1, connectedAt);
  }

  Session connected(Instant now) {
    return new Session(who, machineId, secret, nextSeq, connectedAt == null ? now : connectedAt);
  }

  /// From the first picture to `now`; zero if there was none.
  Duration lasted(Instant now) {
    return connectedAt == null ? Duration.ZERO : Duration.between(connectedAt, now);
  }
}
