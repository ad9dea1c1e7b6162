package de.beistand.server.recordings;

import static de.beistand.sql.Tables.RECORDING;
import static de.beistand.sql.Tables.SUPPORT_SESSION;

import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.consent.EventRepository;
import de.beistand.server.consent.ServerEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/// Rows of `recording` from their first byte to their end, with the notes in the session's record.
/// How they go is [ErasureRepository]'s.
final class RecordingRepository {
  private final DSLContext sql;
  private final Clock clock;

  RecordingRepository(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  int count(String sessionId) {
    return sql.fetchCount(RECORDING, RECORDING.SESSION_ID.eq(sessionId));
  }

  /// Stores a new recording with its keys. One before it that was not finished has a gap up to now.
  void insert(String id, String sessionId, String codec, List<Recording.WrappedKey> keys) {
    Instant now = clock.instant();
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          EventRepository.lock(tx, sessionId); // before the foreign key takes a weaker lock
          last(tx, sessionId)
              .ifPresent(
                  before ->
                      GapRepository.add(
                          tx,
                          before,
                          before.lastDataAt(),
                          now,
                          before.why().isEmpty() ? Shortfall.PAGE_GONE.name() : before.why()));
          tx.insertInto(RECORDING)
              .set(RECORDING.ID, id)
              .set(RECORDING.SESSION_ID, sessionId)
              .set(RECORDING.CODEC, codec)
              .set(RECORDING.STATE, RecordingState.OPEN.name())
              .set(RECORDING.BYTES, 0L)
              .set(RECORDING.STARTED_AT, now)
              .set(RECORDING.LAST_DATA_AT, now)
              .execute();
          keys.forEach(key -> WrappedKeyRepository.insert(tx, id, key));
          EventRepository.append(tx, sessionId, ServerEvent.RECORDING_STARTED, id, codec, now);
        });
  }

  /// The newest recording of a session, if it did not come to its end.
  private static Optional<Recording> last(DSLContext tx, String sessionId) {
    return select(tx, RECORDING.SESSION_ID.eq(sessionId))
        .fetch(RecordingRepository::recording)
        .stream()
        .max(Comparator.comparing(Recording::startedAt))
        .filter(
            newest ->
                newest.state() == RecordingState.OPEN
                    || newest.state() == RecordingState.INCOMPLETE);
  }

  Optional<Recording> find(String id) {
    return select(sql, RECORDING.ID.eq(id)).fetchOptional().map(RecordingRepository::recording);
  }

  /// Of a session, in the order in which they began.
  List<Recording> of(String sessionId) {
    return select(sql, RECORDING.SESSION_ID.eq(sessionId)).fetch(RecordingRepository::recording);
  }

  /// Open ones whose session ended before `limit`.
  List<Recording> abandoned(Instant limit) {
    return select(
            sql,
            RECORDING.STATE.eq(RecordingState.OPEN.name()).and(SUPPORT_SESSION.ENDED_AT.lt(limit)))
        .fetch(RecordingRepository::recording);
  }

  /// Those whose keys are destroyed and whose ciphertext is not.
  List<Recording> halfDeleted() {
    return select(sql, RECORDING.STATE.eq(RecordingState.DELETING.name()))
        .fetch(RecordingRepository::recording);
  }

  /// What is missing in a recording, the earliest first.
  List<Recording.Gap> gaps(String id) {
    return GapRepository.of(sql, id);
  }

  /// A part came.
  void dataCame(String id) {
    sql.update(RECORDING)
        .set(RECORDING.LAST_DATA_AT, clock.instant())
        .where(RECORDING.ID.eq(id), RECORDING.STATE.eq(RecordingState.OPEN.name()))
        .execute();
  }

  /// The page says how long it will be in all.
  void announce(String id, long length) {
    sql.update(RECORDING).set(RECORDING.LENGTH, length).where(RECORDING.ID.eq(id)).execute();
  }

  /// Something is missing, as the page itself says.
  ///
  /// @return false if there are too many
  boolean gap(Recording recording, Instant from, Instant to, String why) {
    return sql.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          boolean room = GapRepository.hasRoom(tx, recording);
          if (room) {
            GapRepository.add(tx, recording, from, to, why);
          }
          return room;
        });
  }

  /// The last part came.
  void complete(Recording recording, long bytes, String sha256) {
    end(recording, RecordingState.COMPLETE, bytes, sha256, null);
  }

  /// It is over before its last part.
  void giveUp(Recording recording, long bytes, String sha256, Shortfall why) {
    end(recording, RecordingState.INCOMPLETE, bytes, sha256, why);
  }

  private void end(
      Recording recording,
      RecordingState state,
      long bytes,
      String sha256,
      @Nullable Shortfall why) {
    Instant now = clock.instant();
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          int changed =
              tx.update(RECORDING)
                  .set(RECORDING.STATE, state.name())
                  .set(RECORDING.BYTES, bytes)
                  .set(RECORDING.SHA256, HexFormat.of().parseHex(sha256))
                  .set(RECORDING.WHY, why == null ? "" : why.name())
                  .set(RECORDING.ENDED_AT, now)
                  .where(
                      RECORDING.ID.eq(recording.id()),
                      RECORDING.STATE.eq(RecordingState.OPEN.name()))
                  .execute();
          if (changed == 0) {
            return;
          }
          boolean whole = why == null;
          EventRepository.append(
              tx,
              recording.sessionId(),
              whole ? ServerEvent.RECORDING_COMPLETE : ServerEvent.RECORDING_INCOMPLETE,
              recording.id(),
              bytes + " " + sha256 + (whole ? "" : " " + why),
              now);
          if (why == Shortfall.DISK_FULL) {
            Audit.note(
                tx, AuditAction.RECORDING_DISK_FULL, recording.id(), recording.sessionId(), now);
          }
          Instant end = recording.sessionEndedAt();
          if (!whole && end != null) {
            gapAtTheEnd(tx, recording.sessionId(), end);
          }
        });
  }

  /// The session is over: what its last recording did not hold any more is a gap.
  void sessionEnded(String sessionId) {
    sql.transaction(transaction -> gapAtTheEnd(transaction.dsl(), sessionId, clock.instant()));
  }

  private static void gapAtTheEnd(DSLContext tx, String sessionId, Instant end) {
    last(tx, sessionId)
        .filter(newest -> newest.state() == RecordingState.INCOMPLETE)
        .ifPresent(newest -> GapRepository.add(tx, newest, newest.lastDataAt(), end, newest.why()));
  }

  private static ResultQuery<? extends Record> select(DSLContext tx, Condition condition) {
    return tx.select(RECORDING.fields())
        .select(SUPPORT_SESSION.TECHNICIAN_ID, SUPPORT_SESSION.ENDED_AT)
        .from(RECORDING)
        .join(SUPPORT_SESSION)
        .on(SUPPORT_SESSION.ID.eq(RECORDING.SESSION_ID))
        .where(condition)
        .orderBy(RECORDING.STARTED_AT, RECORDING.ID);
  }

  private static Recording recording(Record row) {
    byte[] sha256 = row.get(RECORDING.SHA256);
    return new Recording(
        row.get(RECORDING.ID),
        row.get(RECORDING.SESSION_ID),
        row.get(SUPPORT_SESSION.TECHNICIAN_ID),
        row.get(SUPPORT_SESSION.ENDED_AT),
        row.get(RECORDING.CODEC),
        RecordingState.valueOf(row.get(RECORDING.STATE)),
        row.get(RECORDING.BYTES),
        row.get(RECORDING.LENGTH),
        sha256 == null ? "" : HexFormat.of().formatHex(sha256),
        row.get(RECORDING.WHY),
        row.get(RECORDING.STARTED_AT),
        row.get(RECORDING.LAST_DATA_AT),
        row.get(RECORDING.ENDED_AT));
  }
}
