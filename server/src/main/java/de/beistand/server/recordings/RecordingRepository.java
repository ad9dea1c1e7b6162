package de.beistand.server.recordings;

import static de.beistand.sql.Tables.RECORDING;
import static de.beistand.sql.Tables.RECORDING_GAP;
import static de.beistand.sql.Tables.RECORDING_KEY;
import static de.beistand.sql.Tables.RECORDING_VIEW;
import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SUPPORT_SESSION;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.SessionPhase;
import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.consent.EventRepository;
import de.beistand.server.consent.ServerEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/// Rows of `recording` and what belongs to them, with the notes in the session's record.
final class RecordingRepository {
  private static final int MOST_GAPS = 1000;
  private static final int LONGEST_NOTE = 200;

  private final DSLContext sql;
  private final Clock clock;

  RecordingRepository(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// Whether a technician may begin a recording now.
  enum Permission {
    UNKNOWN_SESSION,
    /// The session is not active, or the customer has not agreed to be recorded.
    NOT_NOW,
    GRANTED
  }

  Permission permission(String sessionId, long technicianId) {
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
                      gap(
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
          keys.forEach(key -> insertKey(tx, id, key));
          note(tx, sessionId, ServerEvent.RECORDING_STARTED, id, codec, now);
        });
  }

  private static void insertKey(DSLContext tx, String id, Recording.WrappedKey key) {
    tx.insertInto(RECORDING_KEY)
        .set(RECORDING_KEY.RECORDING_ID, id)
        .set(RECORDING_KEY.REVIEW_KEY_ID, key.reviewKey())
        .set(RECORDING_KEY.WRAPPED, Base64.getUrlDecoder().decode(key.wrapped()))
        .onDuplicateKeyIgnore()
        .execute();
  }

  /// The newest recording of a session, if it did not come to its end.
  private static Optional<Recording> last(DSLContext tx, String sessionId) {
    return select(tx, RECORDING.SESSION_ID.eq(sessionId))
        .fetch(RecordingRepository::recording)
        .stream()
        .max(java.util.Comparator.comparing(Recording::startedAt))
        .filter(
            newest ->
                newest.state() == RecordingState.OPEN
                    || newest.state() == RecordingState.INCOMPLETE);
  }

  private static void gap(
      DSLContext tx, Recording recording, Instant from, Instant to, String why) {
    boolean known =
        tx.fetchExists(
            RECORDING_GAP,
            RECORDING_GAP.RECORDING_ID.eq(recording.id()),
            RECORDING_GAP.FROM_AT.eq(from));
    if (known || !to.isAfter(from)) {
      return;
    }
    tx.insertInto(RECORDING_GAP)
        .set(RECORDING_GAP.RECORDING_ID, recording.id())
        .set(RECORDING_GAP.FROM_AT, from)
        .set(RECORDING_GAP.TO_AT, to)
        .set(RECORDING_GAP.WHY, why)
        .execute();
    note(
        tx,
        recording.sessionId(),
        ServerEvent.RECORDING_GAP,
        recording.id(),
        from + " " + to + " " + why,
        to);
  }

  private static void note(
      DSLContext tx, String sessionId, ServerEvent event, String id, String detail, Instant now) {
    EventRepository.append(tx, sessionId, event, id, detail, now);
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

  List<Recording.WrappedKey> keys(String id) {
    return sql.selectFrom(RECORDING_KEY)
        .where(RECORDING_KEY.RECORDING_ID.eq(id))
        .orderBy(RECORDING_KEY.REVIEW_KEY_ID)
        .fetch(
            row ->
                new Recording.WrappedKey(
                    row.getReviewKeyId(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(row.getWrapped())));
  }

  List<Recording.Gap> gaps(String id) {
    return sql.selectFrom(RECORDING_GAP)
        .where(RECORDING_GAP.RECORDING_ID.eq(id))
        .orderBy(RECORDING_GAP.FROM_AT)
        .fetch(row -> new Recording.Gap(row.getFromAt(), row.getToAt(), row.getWhy()));
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
          boolean room =
              tx.fetchCount(RECORDING_GAP, RECORDING_GAP.RECORDING_ID.eq(recording.id()))
                  < MOST_GAPS;
          if (room) {
            gap(tx, recording, from, to, why);
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
          note(
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
        .ifPresent(newest -> gap(tx, newest, newest.lastDataAt(), end, newest.why()));
  }

  /// Notes why somebody opens a recording; holds for this login for a while.
  void view(Recording recording, long viewer, byte[] loginHash, String reason) {
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

  boolean mayView(String id, byte[] loginHash, Duration within) {
    return sql.fetchExists(
        RECORDING_VIEW,
        RECORDING_VIEW.RECORDING_ID.eq(id),
        RECORDING_VIEW.LOGIN_HASH.eq(loginHash),
        RECORDING_VIEW.VIEWED_AT.gt(clock.instant().minus(within)));
  }

  /// Wraps it for a further reviewer.
  void addKey(Recording recording, Recording.WrappedKey key, long by) {
    Instant now = clock.instant();
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          insertKey(tx, recording.id(), key);
          Audit.note(
              tx,
              by,
              AuditAction.RECORDING_KEY_ADDED,
              recording.id(),
              Long.toString(key.reviewKey()),
              now);
        });
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
          note(
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
