package de.beistand.server.audit;

import static de.beistand.sql.Tables.AUDIT_EVENT;
import static de.beistand.sql.Tables.AUDIT_HEAD;
import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.sql.tables.records.AuditEventRecord;
import de.beistand.sql.tables.records.AuditHeadRecord;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Rows of `audit_event`; only ever inserted.
final class AuditRepository {
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_DETAIL = 2000;
  private static final int AT_ONCE = 1000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DSLContext sql;

  AuditRepository(DSLContext sql) {
    this.sql = sql;
  }

  static void append(
      DSLContext tx,
      @Nullable Long actorId,
      AuditAction action,
      String subject,
      String detail,
      Instant now) {
    Instant at = now.truncatedTo(ChronoUnit.MICROS); // what the database keeps
    String actor = actorId == null ? "" : actor(tx, actorId);
    String what = cut(subject, LONGEST_SUBJECT);
    String more = cut(detail, LONGEST_DETAIL);
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    AuditHeadRecord head = tx.selectFrom(AUDIT_HEAD).forUpdate().fetchSingle();
    long position = head.getPosition() + 1;
    byte[] commitment = AuditEntry.commitment(salt, actorId, actor, what, more);
    byte[] link = AuditEntry.link(head.getLink(), position, at, action.name(), commitment);
    tx.insertInto(AUDIT_EVENT)
        .set(AUDIT_EVENT.POSITION, position)
        .set(AUDIT_EVENT.HAPPENED_AT, at)
        .set(AUDIT_EVENT.ACTOR_ID, actorId)
        .set(AUDIT_EVENT.ACTOR, actor)
        .set(AUDIT_EVENT.ACTION, action.name())
        .set(AUDIT_EVENT.SUBJECT, what)
        .set(AUDIT_EVENT.DETAIL, more)
        .set(AUDIT_EVENT.SALT, salt)
        .set(AUDIT_EVENT.COMMITMENT, commitment)
        .set(AUDIT_EVENT.LINK, link)
        .execute();
    tx.update(AUDIT_HEAD).set(AUDIT_HEAD.POSITION, position).set(AUDIT_HEAD.LINK, link).execute();
  }

  /// As the log names a person, who may be renamed or disabled later.
  private static String actor(DSLContext tx, long id) {
    return tx.select(TECHNICIAN.DISPLAY_NAME, TECHNICIAN.LOGIN)
        .from(TECHNICIAN)
        .where(TECHNICIAN.ID.eq(id))
        .fetchOptional(row -> row.value1() + " (" + row.value2() + ")")
        .orElse("");
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }

  /// The newest first.
  List<AuditEntry> list(AuditFilter filter, int offset, int limit) {
    return sql.selectFrom(AUDIT_EVENT)
        .where(condition(filter))
        .orderBy(AUDIT_EVENT.POSITION.desc())
        .offset(offset)
        .limit(limit)
        .fetch(AuditRepository::entry);
  }

  int count(AuditFilter filter) {
    return sql.fetchCount(AUDIT_EVENT, condition(filter));
  }

  /// Reads the whole log from its beginning to the head that is stored.
  AuditLog.Check check() {
    return sql.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          AuditHeadRecord head = tx.selectFrom(AUDIT_HEAD).forUpdate().fetchSingle();
          long position = 0;
          byte[] link = AuditEntry.beginning();
          List<AuditEntry> next = after(tx, 0);
          while (!next.isEmpty()) {
            for (AuditEntry entry : next) {
              if (!entry.follows(position, link)) {
                return new AuditLog.Check.Broken(position + 1);
              }
              position = entry.position();
              link = entry.link();
            }
            next = after(tx, position);
          }
          boolean whole =
              position == head.getPosition() && java.util.Arrays.equals(link, head.getLink());
          return whole
              ? new AuditLog.Check.Whole(position, link)
              : new AuditLog.Check.Broken(position + 1);
        });
  }

  private static List<AuditEntry> after(DSLContext tx, long position) {
    return tx.selectFrom(AUDIT_EVENT)
        .where(AUDIT_EVENT.POSITION.gt(position))
        .orderBy(AUDIT_EVENT.POSITION)
        .limit(AT_ONCE)
        .fetch(AuditRepository::entry);
  }

  private static Condition condition(AuditFilter filter) {
    List<Condition> all = new ArrayList<>();
    if (filter.from() != null) {
      all.add(AUDIT_EVENT.HAPPENED_AT.ge(filter.from()));
    }
    if (filter.until() != null) {
      all.add(AUDIT_EVENT.HAPPENED_AT.lt(filter.until()));
    }
    if (filter.actorId() != null) {
      all.add(AUDIT_EVENT.ACTOR_ID.eq(filter.actorId()));
    }
    if (filter.action() != null) {
      all.add(AUDIT_EVENT.ACTION.eq(filter.action().name()));
    }
    return DSL.and(all);
  }

  private static AuditEntry entry(AuditEventRecord row) {
    return new AuditEntry(
        row.getPosition(),
        row.getHappenedAt(),
        row.getActorId(),
        row.getActor(),
        row.getAction(),
        row.getSubject(),
        row.getDetail(),
        row.getSalt(),
        row.getCommitment(),
        row.getLink());
  }
}
