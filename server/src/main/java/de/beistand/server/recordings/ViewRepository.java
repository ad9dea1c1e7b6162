package de.beistand.server.recordings;

import static de.beistand.sql.Tables.RECORDING_VIEW;

import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;

/// Rows of `recording_view`: who looked at a recording, and why.
final class ViewRepository {
  private final DSLContext sql;
  private final Clock clock;

  ViewRepository(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Notes why somebody opens a recording.
  ///
  /// @param loginHash SHA-256 of the login's token
  void insert(Recording recording, long viewer, byte[] loginHash, String reason) {
    Instant now = clock.instant();
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          tx.insertInto(RECORDING_VIEW)
              .set(RECORDING_VIEW.RECORDING_ID, recording.id())
              .set(RECORDING_VIEW.VIEWER_ID, viewer)
              .set(RECORDING_VIEW.LOGIN_HASH, loginHash)
              .set(RECORDING_VIEW.REASON, reason)
              .set(RECORDING_VIEW.VIEWED_AT, now)
              .execute();
          Audit.note(tx, viewer, AuditAction.RECORDING_VIEWED, recording.id(), reason, now);
        });
  }

  /// Whether this login gave a reason for this recording not longer ago than that.
  boolean isNoted(String recording, byte[] loginHash, Duration within) {
    return sql.fetchExists(
        RECORDING_VIEW,
        RECORDING_VIEW.RECORDING_ID.eq(recording),
        RECORDING_VIEW.LOGIN_HASH.eq(loginHash),
        RECORDING_VIEW.VIEWED_AT.gt(clock.instant().minus(within)));
  }
}
