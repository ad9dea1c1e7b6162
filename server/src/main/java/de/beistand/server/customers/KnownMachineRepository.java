package de.beistand.server.customers;

import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static org.jooq.impl.DSL.max;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.machines.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Rows of `machine`, with whose they are.
public final class KnownMachineRepository {
  private static final Field<Instant> LAST_SESSION = max(SUPPORT_SESSION.ACTIVE_AT);

  private final DSLContext sql;

  public KnownMachineRepository(DSLContext sql) {
    this.sql = sql;
  }

  /// Whose name, customer or ID holds these words; all for "". The one used last comes first.
  List<KnownMachine> list(String words, int most) {
    Condition fits = DSL.noCondition();
    if (!words.isEmpty()) {
      fits =
          MACHINE
              .NAME
              .contains(words)
              .or(CUSTOMER.NAME.contains(words))
              .or(CUSTOMER.NUMBER.contains(words));
      String digits = words.replaceAll("[\\s.-]", "");
      if (digits.matches("[0-9]+")) {
        fits = fits.or(MACHINE.MACHINE_ID.contains(digits));
      }
    }
    return select(fits, most);
  }

  Optional<KnownMachine> find(String machineId) {
    return select(MACHINE.MACHINE_ID.eq(machineId), 1).stream().findFirst();
  }

  List<KnownMachine> of(long customerId) {
    return select(MACHINE.CUSTOMER_ID.eq(customerId), Integer.MAX_VALUE);
  }

  private List<KnownMachine> select(Condition condition, int most) {
    return sql.select(
            MACHINE.MACHINE_ID,
            MACHINE.NAME,
            MACHINE.SYSTEM,
            MACHINE.LAST_SEEN_AT,
            CUSTOMER.ID,
            CUSTOMER.NUMBER,
            CUSTOMER.NAME,
            CUSTOMER.CONTACT,
            CUSTOMER.RECORDING,
            LAST_SESSION)
        .from(MACHINE)
        .join(SUPPORT_SESSION)
        .on(SUPPORT_SESSION.MACHINE_ID.eq(MACHINE.ID).and(SUPPORT_SESSION.ACTIVE_AT.isNotNull()))
        .leftJoin(CUSTOMER)
        .on(CUSTOMER.ID.eq(MACHINE.CUSTOMER_ID))
        .where(condition, MACHINE.SYSTEM.startsWith(Machine.BROWSER).not())
        .groupBy(
            MACHINE.MACHINE_ID,
            MACHINE.NAME,
            MACHINE.SYSTEM,
            MACHINE.LAST_SEEN_AT,
            CUSTOMER.ID,
            CUSTOMER.NUMBER,
            CUSTOMER.NAME,
            CUSTOMER.CONTACT,
            CUSTOMER.RECORDING)
        .orderBy(LAST_SESSION.desc())
        .limit(most)
        .fetch(KnownMachineRepository::machine);
  }

  private static KnownMachine machine(Record row) {
    @Nullable Long customer = row.get(CUSTOMER.ID);
    @Nullable String recording = row.get(CUSTOMER.RECORDING);
    return new KnownMachine(
        row.get(MACHINE.MACHINE_ID),
        row.get(MACHINE.NAME),
        customer == null
            ? null
            : new Customer(
                customer,
                row.get(CUSTOMER.NUMBER),
                row.get(CUSTOMER.NAME),
                row.get(CUSTOMER.CONTACT),
                recording == null ? null : RecordingPolicy.valueOf(recording)),
        row.get(MACHINE.SYSTEM),
        row.get(MACHINE.LAST_SEEN_AT),
        row.get(LAST_SESSION),
        false);
  }

  void assign(String machineId, String name, @Nullable Long customerId, long by, Instant now) {
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          tx.update(MACHINE)
              .set(MACHINE.NAME, name)
              .set(MACHINE.CUSTOMER_ID, customerId)
              .where(MACHINE.MACHINE_ID.eq(machineId))
              .execute();
          String customer = customerId == null ? "" : " " + customerId;
          Audit.note(
              tx, by, AuditAction.MACHINE_ASSIGNED, machineId, (name + customer).strip(), now);
        });
  }
}
