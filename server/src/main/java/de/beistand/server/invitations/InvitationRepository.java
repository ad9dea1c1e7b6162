package de.beistand.server.invitations;

import static de.beistand.sql.Tables.INVITATION;
import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.server.sessions.Way;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Rows of `invitation`.
public final class InvitationRepository {
  private static final String OPEN = "OPEN";
  private static final String TAKEN = "TAKEN";
  private static final String USED = "USED";
  private static final String REVOKED = "REVOKED";

  private final DSLContext sql;

  public InvitationRepository(DSLContext sql) {
    this.sql = sql;
  }

  /// Stores a new number; false if it exists already.
  boolean insert(
      String number,
      byte[] codeHash,
      long technicianId,
      Way way,
      @Nullable String from,
      Instant now,
      Instant until) {
    try {
      sql.insertInto(INVITATION)
          .set(INVITATION.SESSION_NUMBER, number)
          .set(INVITATION.CODE_HASH, codeHash)
          .set(INVITATION.TECHNICIAN_ID, technicianId)
          .set(INVITATION.WAY, way.name())
          .set(INVITATION.FROM_SESSION, from)
          .set(INVITATION.STATE, OPEN)
          .set(INVITATION.MADE_AT, now)
          .set(INVITATION.EXPIRES_AT, until)
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException e) {
      return false;
    }
  }

  Optional<Invitation> byNumber(String number) {
    return select(INVITATION.SESSION_NUMBER.eq(number))
        .fetchOptional()
        .map(InvitationRepository::invitation);
  }

  Optional<Invitation> byCode(byte[] codeHash) {
    return select(INVITATION.CODE_HASH.eq(codeHash))
        .fetchOptional()
        .map(InvitationRepository::invitation);
  }

  /// The number with which a session goes on that was handed over.
  Optional<Invitation> after(String session) {
    return select(INVITATION.FROM_SESSION.eq(session))
        .fetchOptional()
        .map(InvitationRepository::invitation);
  }

  /// What may still lead to a session with this technician, the oldest first.
  List<Invitation> waiting(long technicianId, Instant now) {
    return select(
            INVITATION
                .TECHNICIAN_ID
                .eq(technicianId)
                .and(INVITATION.STATE.in(OPEN, TAKEN))
                .and(INVITATION.EXPIRES_AT.gt(now)))
        .fetch(InvitationRepository::invitation);
  }

  /// A computer comes with the number; false if another one was quicker, or it is over.
  boolean take(long id, long machine) {
    return sql.update(INVITATION)
            .set(INVITATION.STATE, TAKEN)
            .set(INVITATION.MACHINE_ID, machine)
            .where(INVITATION.ID.eq(id))
            .and(
                INVITATION
                    .STATE
                    .eq(OPEN)
                    .or(INVITATION.STATE.eq(TAKEN).and(INVITATION.MACHINE_ID.eq(machine))))
            .execute()
        == 1;
  }

  /// Its session begins.
  void use(long id) {
    sql.update(INVITATION)
        .set(INVITATION.STATE, USED)
        .where(INVITATION.ID.eq(id), INVITATION.STATE.eq(TAKEN))
        .execute();
  }

  /// Its technician takes it back; false if it was over.
  boolean revoke(long id) {
    return sql.update(INVITATION)
            .set(INVITATION.STATE, REVOKED)
            .where(INVITATION.ID.eq(id), INVITATION.STATE.in(OPEN, TAKEN))
            .execute()
        == 1;
  }

  /// Deletes what nobody asks for any more.
  void deleteBefore(Instant then) {
    sql.deleteFrom(INVITATION).where(INVITATION.EXPIRES_AT.lt(then)).execute();
  }

  private ResultQuery<? extends Record> select(Condition condition) {
    return sql.select(
            INVITATION.ID,
            INVITATION.SESSION_NUMBER,
            INVITATION.TECHNICIAN_ID,
            INVITATION.WAY,
            INVITATION.FROM_SESSION,
            INVITATION.STATE,
            INVITATION.MACHINE_ID,
            INVITATION.EXPIRES_AT,
            TECHNICIAN.DISPLAY_NAME)
        .from(INVITATION)
        .join(TECHNICIAN)
        .on(TECHNICIAN.ID.eq(INVITATION.TECHNICIAN_ID))
        .where(condition)
        .orderBy(INVITATION.ID);
  }

  private static Invitation invitation(Record row) {
    InvitationState state =
        switch (row.get(INVITATION.STATE)) {
          case OPEN -> new InvitationState.Open();
          case TAKEN -> new InvitationState.Taken(row.get(INVITATION.MACHINE_ID));
          case USED -> new InvitationState.Used();
          case REVOKED -> new InvitationState.Revoked();
          default -> throw new IllegalStateException(row.get(INVITATION.STATE));
        };
    return new Invitation(
        row.get(INVITATION.ID),
        row.get(INVITATION.SESSION_NUMBER),
        row.get(INVITATION.TECHNICIAN_ID),
        row.get(TECHNICIAN.DISPLAY_NAME),
        Way.valueOf(row.get(INVITATION.WAY)),
        row.get(INVITATION.FROM_SESSION),
        state,
        row.get(INVITATION.EXPIRES_AT));
  }
}
