package de.beistand.server.review;

import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.RECORDING;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.SessionPhase;
import de.beistand.server.consent.EventCheck;
import de.beistand.server.consent.EventRepository;
import de.beistand.server.consent.TimelineEntry;
import de.beistand.server.machines.MachineKey;
import de.beistand.server.sessions.Way;
import de.beistand.sql.tables.records.MachineRecord;
import de.beistand.sql.tables.records.SupportSessionRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Reads sessions, and writes nothing but their notes.
final class ReviewRepository {
  private static final Condition IS_RECORDED =
      DSL.exists(
          DSL.selectOne()
              .from(RECORDING)
              .where(RECORDING.SESSION_ID.eq(SUPPORT_SESSION.ID), RECORDING.DELETED_AT.isNull()));

  private final DSLContext database;
  private final ZoneId zone;

  /// @param zone in which a day begins and ends
  ReviewRepository(DSLContext database, ZoneId zone) {
    this.database = database;
    this.zone = zone;
  }

  /// A session as stored.
  record Stored(
      String id,
      long technicianId,
      String machineId,
      MachineKey key,
      String system,
      String software,
      String technician,
      String firm,
      String terms,
      String nonce,
      Way way,
      SessionPhase phase,
      @Nullable EndReason reason,
      Instant createdAt,
      @Nullable Instant activeAt,
      @Nullable Instant endedAt,
      String note) {

    /// What every event of the session repeats.
    EventCheck.Frame frame() {
      return new EventCheck.Frame(id, technician, firm, terms, nonce);
    }
  }

  int count(SessionFilter filter) {
    return database.fetchCount(SUPPORT_SESSION, conditionOf(filter));
  }

  List<Stored> list(SessionFilter filter, int offset, int limit) {
    return sessions()
        .where(conditionOf(filter))
        .orderBy(SUPPORT_SESSION.CREATED_AT.desc(), SUPPORT_SESSION.ID)
        .limit(offset, limit)
        .fetch(ReviewRepository::stored);
  }

  /// Those of these sessions of which there is a recording.
  Set<String> recorded(List<Stored> sessions) {
    return database
        .selectDistinct(RECORDING.SESSION_ID)
        .from(RECORDING)
        .where(
            RECORDING.SESSION_ID.in(sessions.stream().map(Stored::id).toList()),
            RECORDING.DELETED_AT.isNull())
        .fetchSet(RECORDING.SESSION_ID);
  }

  Optional<Stored> find(String id) {
    return sessions().where(SUPPORT_SESSION.ID.eq(id)).fetchOptional(ReviewRepository::stored);
  }

  List<TimelineEntry> events(String sessionId) {
    return EventRepository.timeline(database, sessionId);
  }

  List<TechnicianChoice> technicians() {
    return database
        .select(TECHNICIAN.ID, TECHNICIAN.DISPLAY_NAME)
        .from(TECHNICIAN)
        .orderBy(TECHNICIAN.DISPLAY_NAME, TECHNICIAN.ID)
        .fetch(row -> new TechnicianChoice(row.value1(), row.value2()));
  }

  void setNote(String sessionId, String note) {
    database
        .update(SUPPORT_SESSION)
        .set(SUPPORT_SESSION.NOTE, note)
        .where(SUPPORT_SESSION.ID.eq(sessionId))
        .execute();
  }

  private SelectOnConditionStep<Record2<SupportSessionRecord, MachineRecord>> sessions() {
    return database
        .select(SUPPORT_SESSION, MACHINE)
        .from(SUPPORT_SESSION)
        .join(MACHINE)
        .on(MACHINE.ID.eq(SUPPORT_SESSION.MACHINE_ID));
  }

  private Condition conditionOf(SessionFilter filter) {
    Condition condition = DSL.noCondition();
    if (filter.from() != null) {
      condition = condition.and(SUPPORT_SESSION.CREATED_AT.ge(begin(filter.from())));
    }
    if (filter.to() != null) {
      condition = condition.and(SUPPORT_SESSION.CREATED_AT.lt(begin(filter.to().plusDays(1))));
    }
    if (filter.technicianId() != null) {
      condition = condition.and(SUPPORT_SESSION.TECHNICIAN_ID.eq(filter.technicianId()));
    }
    if (filter.way().isPresent()) {
      condition = condition.and(SUPPORT_SESSION.WAY.eq(filter.way().get().name()));
    }
    for (String word : filter.eachWord()) {
      condition = condition.and(SUPPORT_SESSION.NOTE.contains(word));
    }
    condition =
        condition
            .and(recorded(filter.recorded()))
            .and(filter.customer().isEmpty() ? DSL.noCondition() : customer(filter.customer()));
    String ended = SessionPhase.ENDED.name();
    return condition.and(
        switch (filter.state()) {
          case ANY -> DSL.noCondition();
          case RUNNING -> SUPPORT_SESSION.PHASE.ne(ended);
          case HELD -> SUPPORT_SESSION.PHASE.eq(ended).and(SUPPORT_SESSION.ACTIVE_AT.isNotNull());
          case NOT_HELD -> SUPPORT_SESSION.PHASE.eq(ended).and(SUPPORT_SESSION.ACTIVE_AT.isNull());
        });
  }

  private static Condition recorded(SessionFilter.Recorded wanted) {
    return switch (wanted) {
      case ANY -> DSL.noCondition();
      case YES -> IS_RECORDED;
      case NO -> IS_RECORDED.not();
    };
  }

  /// Part of the customer's name or number, or of what the computer is called.
  private static Condition customer(String text) {
    String digits = text.replace(" ", "");
    return SUPPORT_SESSION.MACHINE_ID.in(
        DSL.select(MACHINE.ID)
            .from(MACHINE)
            .leftJoin(CUSTOMER)
            .on(CUSTOMER.ID.eq(MACHINE.CUSTOMER_ID))
            .where(
                CUSTOMER
                    .NAME
                    .contains(text)
                    .or(CUSTOMER.NUMBER.contains(text))
                    .or(MACHINE.NAME.contains(text))
                    .or(MACHINE.MACHINE_ID.contains(digits))));
  }

  private Instant begin(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Stored stored(Record2<SupportSessionRecord, MachineRecord> row) {
    SupportSessionRecord session = row.value1();
    MachineRecord machine = row.value2();
    String reason = session.getEndReason();
    return new Stored(
        session.getId(),
        session.getTechnicianId(),
        machine.getMachineId(),
        MachineKey.of(machine.getPublicKey()).orElseThrow(),
        machine.getSystem(),
        machine.getSoftware(),
        session.getTechnicianName(),
        session.getFirm(),
        session.getTerms(),
        session.getNonce(),
        Way.valueOf(session.getWay()),
        SessionPhase.valueOf(session.getPhase()),
        reason == null ? null : EndReason.valueOf(reason),
        session.getCreatedAt(),
        session.getActiveAt(),
        session.getEndedAt(),
        session.getNote());
  }
}
