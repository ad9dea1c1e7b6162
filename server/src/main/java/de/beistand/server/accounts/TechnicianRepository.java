package de.beistand.server.accounts;

import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.sql.tables.records.TechnicianRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/// Table `technician`.
final class TechnicianRepository {
  private final DSLContext database;

  TechnicianRepository(DSLContext database) {
    this.database = database;
  }

  /// A technician with the hash of their password.
  record WithHash(Technician technician, String passwordHash) {}

  Optional<WithHash> findByLogin(String login) {
    return database
        .fetchOptional(TECHNICIAN, TECHNICIAN.LOGIN.eq(login))
        .map(TechnicianRepository::withHash);
  }

  Optional<WithHash> find(long id) {
    return database
        .fetchOptional(TECHNICIAN, TECHNICIAN.ID.eq(id))
        .map(TechnicianRepository::withHash);
  }

  List<Technician> all() {
    return database
        .selectFrom(TECHNICIAN)
        .orderBy(TECHNICIAN.DISPLAY_NAME, TECHNICIAN.ID)
        .fetch(TechnicianRepository::technician);
  }

  boolean hasAdmin() {
    return database.fetchExists(TECHNICIAN, TECHNICIAN.ROLE.eq(Role.ADMIN.name()));
  }

  /// Adds an account; empty if the login is taken.
  Optional<Technician> insert(
      String login, String name, Role role, String passwordHash, Instant now) {
    TechnicianRecord row = database.newRecord(TECHNICIAN);
    row.setLogin(login);
    row.setDisplayName(name);
    row.setRole(role.name());
    row.setPasswordHash(passwordHash);
    row.setCreatedAt(now);
    try {
      row.insert();
    } catch (IntegrityConstraintViolationException taken) {
      return Optional.empty();
    }
    return Optional.of(new Technician(row.getId(), login, name, role, now, false));
  }

  void setPasswordHash(long id, String passwordHash) {
    database
        .update(TECHNICIAN)
        .set(TECHNICIAN.PASSWORD_HASH, passwordHash)
        .where(TECHNICIAN.ID.eq(id))
        .execute();
  }

  void enable(long id) {
    database
        .update(TECHNICIAN)
        .setNull(TECHNICIAN.DISABLED_AT)
        .where(TECHNICIAN.ID.eq(id))
        .execute();
  }

  /// Disables an account, but never the last administrator's.
  ///
  /// All administrators are locked first, so that two who disable each other at the same moment
  /// cannot both succeed.
  ///
  /// @return false if it was the last
  boolean disable(long id, Instant now) {
    return database.transactionResult(
        transaction -> {
          List<Long> admins =
              transaction
                  .dsl()
                  .select(TECHNICIAN.ID)
                  .from(TECHNICIAN)
                  .where(TECHNICIAN.ROLE.eq(Role.ADMIN.name()))
                  .and(TECHNICIAN.DISABLED_AT.isNull())
                  .forUpdate()
                  .fetch(TECHNICIAN.ID);
          if (admins.equals(List.of(id))) {
            return false;
          }
          transaction
              .dsl()
              .update(TECHNICIAN)
              .set(TECHNICIAN.DISABLED_AT, now)
              .where(TECHNICIAN.ID.eq(id))
              .and(TECHNICIAN.DISABLED_AT.isNull())
              .execute();
          return true;
        });
  }

  static Technician technician(TechnicianRecord row) {
    return new Technician(
        row.getId(),
        row.getLogin(),
        row.getDisplayName(),
        Role.valueOf(row.getRole()),
        row.getCreatedAt(),
        row.getDisabledAt() != null);
  }

  private static WithHash withHash(TechnicianRecord row) {
    return new WithHash(technician(row), row.getPasswordHash());
  }
}
