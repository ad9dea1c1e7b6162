package de.beistand.server.abuse;

import static de.beistand.sql.Tables.ABUSE_REPORT;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/// Rows of `abuse_report`.
public final class AbuseRepository {
  private static final int MOST_SHOWN = 200;

  private final DSLContext sql;

  public AbuseRepository(DSLContext sql) {
    this.sql = sql;
  }

  /// The technician of a session that this computer was in; empty if it was in no such session.
  Optional<Long> technicianOf(String sessionId, long machine) {
    return sql.select(SUPPORT_SESSION.TECHNICIAN_ID)
        .from(SUPPORT_SESSION)
        .where(SUPPORT_SESSION.ID.eq(sessionId), SUPPORT_SESSION.MACHINE_ID.eq(machine))
        .fetchOptional(SUPPORT_SESSION.TECHNICIAN_ID);
  }

  /// Keeps a report; false if there is one for this session.
  boolean insert(String sessionId, String words, Instant now) {
    try {
      sql.insertInto(ABUSE_REPORT)
          .set(ABUSE_REPORT.SESSION_ID, sessionId)
          .set(ABUSE_REPORT.WORDS, words)
          .set(ABUSE_REPORT.REPORTED_AT, now)
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException known) {
      return false;
    }
  }

  /// How many no administrator has looked at.
  int unseen() {
    return sql.fetchCount(ABUSE_REPORT, ABUSE_REPORT.SEEN_AT.isNull());
  }

  /// The newest first.
  List<AbuseReport> list() {
    return sql.select(
            ABUSE_REPORT.SESSION_ID,
            MACHINE.MACHINE_ID,
            SUPPORT_SESSION.TECHNICIAN_NAME,
            ABUSE_REPORT.WORDS,
            ABUSE_REPORT.REPORTED_AT,
            ABUSE_REPORT.SEEN_AT,
            TECHNICIAN.DISPLAY_NAME)
        .from(ABUSE_REPORT)
        .join(SUPPORT_SESSION)
        .on(SUPPORT_SESSION.ID.eq(ABUSE_REPORT.SESSION_ID))
        .join(MACHINE)
        .on(MACHINE.ID.eq(SUPPORT_SESSION.MACHINE_ID))
        .leftJoin(TECHNICIAN)
        .on(TECHNICIAN.ID.eq(ABUSE_REPORT.SEEN_BY))
        .orderBy(ABUSE_REPORT.REPORTED_AT.desc())
        .limit(MOST_SHOWN)
        .fetch(
            row ->
                new AbuseReport(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7()));
  }

  void seen(String sessionId, long by, Instant now) {
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          int changed =
              tx.update(ABUSE_REPORT)
                  .set(ABUSE_REPORT.SEEN_AT, now)
                  .set(ABUSE_REPORT.SEEN_BY, by)
                  .where(ABUSE_REPORT.SESSION_ID.eq(sessionId), ABUSE_REPORT.SEEN_AT.isNull())
                  .execute();
          if (changed == 1) {
            Audit.note(tx, by, AuditAction.ABUSE_SEEN, sessionId, "", now);
          }
        });
  }
}
