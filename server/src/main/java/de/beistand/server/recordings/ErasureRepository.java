package de.beistand.server.recordings;

import static de.beistand.sql.Tables.RECORDING;
import static de.beistand.sql.Tables.RECORDING_KEY;

import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.consent.EventRepository;
import de.beistand.server.consent.ServerEvent;
import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;

/// The two steps by which a recording goes, in its rows: first its keys (DELETING), then, when the
/// ciphertext is gone, a certificate of that in both records (DELETED).
final class ErasureRepository {
  private static final int LONGEST_NOTE = 200;

  private final DSLContext sql;
  private final Clock clock;

  ErasureRepository(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Destroys every wrapped key: from the commit on nobody can decrypt it.
  ///
  /// @return false if that was done before
  boolean destroyKeys(Recording recording, String reason, long by) {
    Instant now = clock.instant();
    // written over first: a row that is only deleted keeps its bytes in its page for a while
    sql.update(RECORDING_KEY)
        .set(RECORDING_KEY.WRAPPED, new byte[1])
        .where(RECORDING_KEY.RECORDING_ID.eq(recording.id()))
        .execute();
    return sql.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          tx.deleteFrom(RECORDING_KEY)
              .where(RECORDING_KEY.RECORDING_ID.eq(recording.id()))
              .execute();
          int changed =
              tx.update(RECORDING)
                  .set(RECORDING.STATE, RecordingState.DELETING.name())
                  .set(RECORDING.DELETED_AT, now)
                  .set(RECORDING.DELETED_BY, by)
                  .set(RECORDING.DELETE_REASON, reason)
                  .where(
                      RECORDING.ID.eq(recording.id()),
                      RECORDING.STATE.in(
                          RecordingState.OPEN.name(),
                          RecordingState.COMPLETE.name(),
                          RecordingState.INCOMPLETE.name()))
                  .execute();
          if (changed == 1) {
            Audit.note(tx, by, AuditAction.RECORDING_KEYS_DESTROYED, recording.id(), reason, now);
          }
          return changed == 1;
        });
  }

  /// The ciphertext is gone: writes the certificate into both records.
  void deleted(Recording recording) {
    Instant now = clock.instant();
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          var row =
              tx.selectFrom(RECORDING)
                  .where(
                      RECORDING.ID.eq(recording.id()),
                      RECORDING.STATE.eq(RecordingState.DELETING.name()))
                  .forUpdate()
                  .fetchOptional();
          if (row.isEmpty()) {
            return;
          }
          tx.update(RECORDING)
              .set(RECORDING.STATE, RecordingState.DELETED.name())
              .where(RECORDING.ID.eq(recording.id()))
              .execute();
          String what = (recording.bytes() + " " + recording.sha256()).strip();
          String reason = row.get().getDeleteReason();
          EventRepository.append(
              tx,
              recording.sessionId(),
              ServerEvent.RECORDING_DELETED,
              recording.id(),
              what + " " + reason.substring(0, Math.min(reason.length(), LONGEST_NOTE)),
              now);
          Long by = row.get().getDeletedBy();
          if (by != null) {
            Audit.note(tx, by, AuditAction.RECORDING_DELETED, recording.id(), what, now);
          }
        });
  }
}
