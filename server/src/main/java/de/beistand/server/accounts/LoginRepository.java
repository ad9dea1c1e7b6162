package de.beistand.server.accounts;

import static de.beistand.sql.Tables.LOGIN;
import static de.beistand.sql.Tables.TECHNICIAN;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;

/// Table `login`.
final class LoginRepository {
  private final DSLContext database;

  LoginRepository(DSLContext database) {
    this.database = database;
  }

  /// A login that is neither over nor of a disabled account.
  record Open(Technician technician, Instant lastSeenAt) {}

  void insert(byte[] tokenHash, long technicianId, Instant now, Instant expiresAt) {
    database
        .insertInto(LOGIN)
        .columns(
            LOGIN.TOKEN_HASH,
            LOGIN.TECHNICIAN_ID,
            LOGIN.CREATED_AT,
            LOGIN.LAST_SEEN_AT,
            LOGIN.EXPIRES_AT)
        .values(tokenHash, technicianId, now, now, expiresAt)
        .execute();
  }

  /// @param idleSince logins not seen since then are over
  Optional<Open> findOpen(byte[] tokenHash, Instant now, Instant idleSince) {
    return database
        .select(TECHNICIAN, LOGIN.LAST_SEEN_AT)
        .from(LOGIN)
        .join(TECHNICIAN)
        .on(TECHNICIAN.ID.eq(LOGIN.TECHNICIAN_ID))
        .where(LOGIN.TOKEN_HASH.eq(tokenHash))
        .and(LOGIN.EXPIRES_AT.gt(now))
        .and(LOGIN.LAST_SEEN_AT.gt(idleSince))
        .and(TECHNICIAN.DISABLED_AT.isNull())
        .fetchOptional(
            row -> new Open(TechnicianRepository.technician(row.value1()), row.value2()));
  }

  void seen(byte[] tokenHash, Instant now) {
    database
        .update(LOGIN)
        .set(LOGIN.LAST_SEEN_AT, now)
        .where(LOGIN.TOKEN_HASH.eq(tokenHash))
        .execute();
  }

  void delete(byte[] tokenHash) {
    database.deleteFrom(LOGIN).where(LOGIN.TOKEN_HASH.eq(tokenHash)).execute();
  }

  void deleteAllOf(long technicianId) {
    database.deleteFrom(LOGIN).where(LOGIN.TECHNICIAN_ID.eq(technicianId)).execute();
  }

  void deleteExpired(Instant now) {
    database.deleteFrom(LOGIN).where(LOGIN.EXPIRES_AT.le(now)).execute();
  }
}
