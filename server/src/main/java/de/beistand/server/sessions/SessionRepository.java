package de.beistand.server.sessions;

import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SUPPORT_SESSION;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.evidence.Head;
import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.consent.EventCheck;
import de.beistand.server.consent.EventRepository;
import de.beistand.server.consent.EventRepository.Stored;
import de.beistand.server.consent.EvidenceKey;
import de.beistand.server.consent.ServerEvent;
import de.beistand.server.consent.SignedEvent;
import de.beistand.server.machines.Machine;
import de.beistand.server.machines.MachineKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;

/// Rows of `support_session`, as signaling writes them.
public final class SessionRepository {
  private final DSLContext sql;
  private final Clock clock;
  private final EvidenceKey key;

  /// @param key countersigns how far a record has come
  public SessionRepository(DSLContext sql, Clock clock, EvidenceKey key) {
    this.sql = sql;
    this.clock = clock;
    this.key = key;
  }

  /// Something that the server notes in the same transaction.
  ///
  /// @param actor row of the person who did it, if it is an entry of the audit log, too; else 0
  record Note(ServerEvent event, String subject, String detail, long actor) {
    Note(ServerEvent event) {
      this(event, "");
    }

    Note(ServerEvent event, String subject) {
      this(event, subject, "", 0);
    }
  }

  /// Stores a new session.
  ///
  /// @param from the colleague's session that it goes on from, if any
  void insert(SessionRow row, Way way, Optional<String> from) {
    Instant now = clock.instant();
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          tx.insertInto(SUPPORT_SESSION)
              .set(SUPPORT_SESSION.ID, row.id())
              .set(SUPPORT_SESSION.MACHINE_ID, row.machine().id())
              .set(SUPPORT_SESSION.TECHNICIAN_ID, row.technicianId())
              .set(SUPPORT_SESSION.PHASE, row.phase().name())
              .set(SUPPORT_SESSION.NONCE, row.frame().nonce())
              .set(SUPPORT_SESSION.TECHNICIAN_NAME, row.frame().technician())
              .set(SUPPORT_SESSION.FIRM, row.frame().firm())
              .set(SUPPORT_SESSION.TERMS, row.frame().terms())
              .set(SUPPORT_SESSION.CREATED_AT, now)
              .set(SUPPORT_SESSION.WAY, way.name())
              .set(SUPPORT_SESSION.RECORDING, row.recording().name())
              .execute();
          EventRepository.append(tx, row.id(), ServerEvent.OPENED, "", now);
          from.ifPresent(
              before -> EventRepository.append(tx, row.id(), ServerEvent.TAKEN_OVER, before, now));
        });
  }

  /// What became of a step.
  ///
  /// @param head of the record with it
  record Committed(Stored stored, Head head) {}

  /// Commits a step of a session: its state, an event of the agent, notes of the server. If the
  /// event does not fit, nothing is changed.
  Committed commit(
      String sessionId, SessionState state, @Nullable SignedEvent event, List<Note> notes) {
    Instant now = now();
    return sql.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          Stored stored = event == null ? Stored.NEW : EventRepository.append(tx, event, now);
          if (stored == Stored.NEW || stored == Stored.KNOWN) {
            update(tx, sessionId, state, now);
            notes.forEach(note -> append(tx, sessionId, note, now));
          }
          return new Committed(stored, head(tx, sessionId, now));
        });
  }

  private static void append(DSLContext tx, String sessionId, Note note, Instant now) {
    EventRepository.append(tx, sessionId, note.event(), note.subject(), note.detail(), now);
    if (note.actor() != 0) {
      Audit.note(tx, note.actor(), AuditAction.SESSION_WATCHED, sessionId, "", now);
    }
  }

  /// Whether the last that the customer's computer said of this right is that it was given.
  boolean stands(String sessionId, Grant grant) {
    return sql.select(SESSION_EVENT.KIND)
        .from(SESSION_EVENT)
        .where(SESSION_EVENT.SESSION_ID.eq(sessionId), SESSION_EVENT.SUBJECT.eq(grant.name()))
        .orderBy(SESSION_EVENT.SEQ.desc())
        .limit(1)
        .fetchOptional(SESSION_EVENT.KIND)
        .filter(EventKind.GIVEN.name()::equals)
        .isPresent();
  }

  private Head head(DSLContext tx, String sessionId, Instant now) {
    return key.head(sessionId, EventRepository.lock(tx, sessionId), now);
  }

  /// As precise as the database.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static void update(DSLContext tx, String sessionId, SessionState state, Instant now) {
    var update = tx.update(SUPPORT_SESSION).set(SUPPORT_SESSION.PHASE, state.phase().name());
    switch (state) {
      case SessionState.Waiting _, SessionState.Requested _, SessionState.AwaitingConsent _ -> {}
      case SessionState.Restarting _ -> {}
      case SessionState.Active() ->
          update =
              update.set(
                  SUPPORT_SESSION.ACTIVE_AT,
                  org.jooq.impl.DSL.coalesce(SUPPORT_SESSION.ACTIVE_AT, now));
      case SessionState.Ended(EndReason reason) ->
          update =
              update
                  .set(SUPPORT_SESSION.END_REASON, reason.name())
                  .set(SUPPORT_SESSION.ENDED_AT, now);
    }
    update
        .where(
            SUPPORT_SESSION.ID.eq(sessionId), SUPPORT_SESSION.PHASE.ne(SessionPhase.ENDED.name()))
        .execute();
  }

  /// Keeps an event of a session that is over.
  Committed appendLate(SignedEvent event) {
    Instant now = now();
    return sql.transactionResult(
        transaction -> {
          Stored stored = EventRepository.append(transaction.dsl(), event, now);
          return new Committed(stored, head(transaction.dsl(), event.event().sessionId(), now));
        });
  }

  Optional<SessionRow> find(String sessionId) {
    return select(SUPPORT_SESSION.ID.eq(sessionId)).fetchOptional().map(SessionRepository::row);
  }

  /// What counts for the sessions of a computer's customer instead of the firm's own policy, if
  /// anything.
  Optional<RecordingPolicy> recordingException(long machine) {
    return sql.select(CUSTOMER.RECORDING)
        .from(MACHINE)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(MACHINE.CUSTOMER_ID))
        .where(MACHINE.ID.eq(machine), CUSTOMER.RECORDING.isNotNull())
        .fetchOptional(CUSTOMER.RECORDING)
        .map(RecordingPolicy::valueOf);
  }

  /// Every session that is not over.
  List<SessionRow> unfinished() {
    return select(SUPPORT_SESSION.PHASE.ne(SessionPhase.ENDED.name()))
        .fetch(SessionRepository::row);
  }

  private ResultQuery<? extends Record> select(Condition condition) {
    return sql.select(
            SUPPORT_SESSION.ID,
            SUPPORT_SESSION.TECHNICIAN_ID,
            SUPPORT_SESSION.PHASE,
            SUPPORT_SESSION.RECORDING,
            SUPPORT_SESSION.END_REASON,
            SUPPORT_SESSION.NONCE,
            SUPPORT_SESSION.TECHNICIAN_NAME,
            SUPPORT_SESSION.FIRM,
            SUPPORT_SESSION.TERMS,
            SUPPORT_SESSION.ACTIVE_AT,
            SUPPORT_SESSION.ENDED_AT,
            MACHINE.ID,
            MACHINE.MACHINE_ID,
            MACHINE.PUBLIC_KEY)
        .from(SUPPORT_SESSION)
        .join(MACHINE)
        .on(MACHINE.ID.eq(SUPPORT_SESSION.MACHINE_ID))
        .where(condition);
  }

  private static SessionRow row(Record row) {
    var key = MachineKey.of(row.get(MACHINE.PUBLIC_KEY)).orElseThrow();
    @Nullable String end = row.get(SUPPORT_SESSION.END_REASON);
    return new SessionRow(
        new EventCheck.Frame(
            row.get(SUPPORT_SESSION.ID),
            row.get(SUPPORT_SESSION.TECHNICIAN_NAME),
            row.get(SUPPORT_SESSION.FIRM),
            row.get(SUPPORT_SESSION.TERMS),
            row.get(SUPPORT_SESSION.NONCE)),
        new Machine(row.get(MACHINE.ID), row.get(MACHINE.MACHINE_ID), key),
        row.get(SUPPORT_SESSION.TECHNICIAN_ID),
        SessionPhase.valueOf(row.get(SUPPORT_SESSION.PHASE)),
        RecordingPolicy.valueOf(row.get(SUPPORT_SESSION.RECORDING)),
        end == null ? null : EndReason.valueOf(end),
        row.get(SUPPORT_SESSION.ACTIVE_AT),
        row.get(SUPPORT_SESSION.ENDED_AT));
  }
}
