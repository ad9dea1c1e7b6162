package de.beistand.server.recordings;

import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SUPPORT_SESSION;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.SessionPhase;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// Reads from a session's own rows whether it may be recorded.
final class PermissionRepository {
  private final DSLContext sql;

  PermissionRepository(DSLContext sql) {
    this.sql = sql;
  }

  /// Whether a technician may begin a recording now.
  enum Permission {
    UNKNOWN_SESSION,
    /// The session is not active, or the customer has not agreed to be recorded.
    NOT_NOW,
    GRANTED
  }

  Permission of(String sessionId, long technicianId) {
    Optional<String> phase =
        sql.select(SUPPORT_SESSION.PHASE)
            .from(SUPPORT_SESSION)
            .where(SUPPORT_SESSION.ID.eq(sessionId), SUPPORT_SESSION.TECHNICIAN_ID.eq(technicianId))
            .fetchOptional(SUPPORT_SESSION.PHASE);
    if (phase.isEmpty()) {
      return Permission.UNKNOWN_SESSION;
    }
    boolean active = phase.get().equals(SessionPhase.ACTIVE.name());
    return active && isAllowed(sessionId) ? Permission.GRANTED : Permission.NOT_NOW;
  }

  /// By the signed events: given, and not taken back; a restart of the computer ends every right.
  private boolean isAllowed(String sessionId) {
    List<String> turns =
        sql.select(SESSION_EVENT.KIND)
            .from(SESSION_EVENT)
            .where(
                SESSION_EVENT.SESSION_ID.eq(sessionId),
                SESSION_EVENT
                    .SUBJECT
                    .eq(Grant.RECORDING.name())
                    .and(
                        SESSION_EVENT.KIND.in(
                            EventKind.GIVEN.name(),
                            EventKind.WITHDRAWN.name(),
                            EventKind.RETURNED.name()))
                    .or(SESSION_EVENT.KIND.eq(EventKind.RESTARTED.name())))
            .orderBy(SESSION_EVENT.ID.desc())
            .limit(1)
            .fetch(SESSION_EVENT.KIND);
    return turns.equals(List.of(EventKind.GIVEN.name()));
  }
}
