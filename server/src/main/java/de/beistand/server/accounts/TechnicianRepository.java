package de.beistand.server.accounts;

import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.sql.tables.records.TechnicianRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

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
  ///
  /// @param by the administrator who does it; null for the first one, who is made by the set-up
  ///   link
  Optional<Technician> insert(
      String login, String name, Role role, String passwordHash, @Nullable Long by, Instant now) {
    try {
      return Optional.of(
          database.transactionResult(
              transaction -> insert(transaction.dsl(), login, name, role, passwordHash, by, now)));
    } catch (IntegrityConstraintViolationException taken) {
      return Optional.empty();
    }
  }

  private static Technician insert(
      DSLContext tx,
      String login,
      String name,
      Role role,
      String passwordHash,
      @Nullable Long by,
      Instant now) {
    TechnicianRecord row = tx.newRecord(TECHNICIAN);
    row.setLogin(login);
    row.setDisplayName(name);
    row.setRole(role.name());
    row.setPasswordHash(passwordHash);
    row.setCreatedAt(now);
    row.insert();
    if (by == null) {
      Audit.note(tx, row.getId(), AuditAction.FIRST_ADMIN_CREATED, login, "", now);
    } else {
      Audit.note(tx, by, AuditAction.PERSON_CREATED, login, role.name(), now);
    }
    return new Technician(row.getId(), login, name, role, now, false);
  }

  /// Sets the hash of a person's own new password.
  void changePassword(Technician technician, String passwordHash, Instant now) {
    long id = technician.id();
    database.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          setPasswordHash(tx, id, passwordHash);
          Audit.note(tx, id, AuditAction.PASSWORD_CHANGED, technician.login(), "", now);
        });
  }

  private static void setPasswordHash(DSLContext tx, long id, String passwordHash) {
    tx.update(TECHNICIAN)
        .set(TECHNICIAN.PASSWORD_HASH, passwordHash)
        .where(TECHNICIAN.ID.eq(id))
        .execute();
  }

  /// Sets the hash of the password that an administrator gives somebody.
  void resetPassword(Technician technician, String passwordHash, long by, Instant now) {
    database.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          setPasswordHash(tx, technician.id(), passwordHash);
          Audit.note(tx, by, AuditAction.PASSWORD_RESET, technician.login(), "", now);
        });
  }

  void enable(Technician technician, long by, Instant now) {
    database.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          int changed =
              tx.update(TECHNICIAN)
                  .setNull(TECHNICIAN.DISABLED_AT)
                  .where(TECHNICIAN.ID.eq(technician.id()), TECHNICIAN.DISABLED_AT.isNotNull())
                  .execute();
          if (changed == 1) {
            Audit.note(tx, by, AuditAction.PERSON_ENABLED, technician.login(), "", now);
          }
        });
  }

  /// Disables an account, but never the last administrator's.
  ///
  /// All administrators are locked first, so that two who disable each other at the same moment
  /// cannot both succeed.
  ///
  /// @return false if it was the last
  boolean disable(Technician technician, long by, Instant now) {
    long id = technician.id();
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
          int changed =
              transaction
                  .dsl()
                  .update(TECHNICIAN)
                  .set(TECHNICIAN.DISABLED_AT, now)
                  .where(TECHNICIAN.ID.eq(id))
                  .and(TECHNICIAN.DISABLED_AT.isNull())
                  .execute();
          if (changed == 1) {
            Audit.note(
                transaction.dsl(), by, AuditAction.PERSON_DISABLED, technician.login(), "", now);
          }
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
