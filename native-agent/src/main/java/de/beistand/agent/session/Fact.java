package de.beistand.agent.session;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.SessionEvent;
import java.time.Instant;

/// What the agent is going to testify: a [SessionEvent] before [Notary] gives it a salt and its
/// place behind the event before.
///
/// @param seq 1 for the first one of a session, then without gaps
/// @param kind what happened
/// @param subject as [EventKind] says
/// @param detail as [EventKind] says
public record Fact(
    String sessionId,
    int seq,
    EventKind kind,
    String subject,
    String detail,
    Instant at,
    String machineId,
    String technician,
    String firm,
    String terms,
    String nonce) {

  SessionEvent event(String salt, String previous) {
    return new SessionEvent(
        sessionId,
        seq,
        kind,
        subject,
        detail,
        at,
        machineId,
        technician,
        firm,
        terms,
        nonce,
        salt,
        previous);
  }
}
