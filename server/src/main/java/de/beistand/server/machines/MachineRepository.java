package de.beistand.server.machines;

import static de.beistand.sql.Tables.MACHINE;

import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;

/// Rows of `machine`.
public final class MachineRepository {
  private final DSLContext sql;

  public MachineRepository(DSLContext sql) {
    this.sql = sql;
  }

  /// Notes that a known computer is here; empty if the key is new.
  Optional<Machine> seen(MachineKey key, String software, String system, Instant now) {
    int rows =
        sql.update(MACHINE)
            .set(MACHINE.SOFTWARE, software)
            .set(MACHINE.SYSTEM, system)
            .set(MACHINE.LAST_SEEN_AT, now)
            .where(MACHINE.PUBLIC_KEY.eq(key.raw()))
            .execute();
    return rows == 0 ? Optional.empty() : find(key);
  }

  private Optional<Machine> find(MachineKey key) {
    return sql.select(MACHINE.ID, MACHINE.MACHINE_ID)
        .from(MACHINE)
        .where(MACHINE.PUBLIC_KEY.eq(key.raw()))
        .fetchOptional(row -> new Machine(row.value1(), row.value2(), key));
  }

  /// Binds `machineId` to the key; empty if either is taken.
  Optional<Machine> insert(
      MachineKey key, String machineId, String software, String system, Instant now) {
    try {
      sql.insertInto(MACHINE)
          .set(MACHINE.MACHINE_ID, machineId)
          .set(MACHINE.PUBLIC_KEY, key.raw())
          .set(MACHINE.SOFTWARE, software)
          .set(MACHINE.SYSTEM, system)
          .set(MACHINE.FIRST_SEEN_AT, now)
          .set(MACHINE.LAST_SEEN_AT, now)
          .execute();
    } catch (IntegrityConstraintViolationException e) {
      return Optional.empty();
    }
    return find(key);
  }
}
