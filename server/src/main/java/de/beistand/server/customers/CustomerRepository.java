package de.beistand.server.customers;

import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.MACHINE;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.machines.Machine;
import de.beistand.sql.tables.records.CustomerRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;

/// Rows of `customer`.
public final class CustomerRepository {
  private final DSLContext sql;

  public CustomerRepository(DSLContext sql) {
    this.sql = sql;
  }

  boolean exists(String number) {
    return sql.fetchExists(CUSTOMER, CUSTOMER.NUMBER.eq(number));
  }

  Optional<String> numberOf(long machine) {
    return sql.select(CUSTOMER.NUMBER)
        .from(MACHINE)
        .join(CUSTOMER)
        .on(CUSTOMER.ID.eq(MACHINE.CUSTOMER_ID))
        .where(MACHINE.ID.eq(machine))
        .fetchOptional(CUSTOMER.NUMBER);
  }

  /// The computer keeps its name; one that is this customer's already stays as it is.
  void assign(Machine machine, String number, long by, Instant now) {
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          Long customer = tx.fetchSingle(CUSTOMER, CUSTOMER.NUMBER.eq(number)).getId();
          int changed =
              tx.update(MACHINE)
                  .set(MACHINE.CUSTOMER_ID, customer)
                  .where(MACHINE.ID.eq(machine.id()))
                  .and(MACHINE.CUSTOMER_ID.isDistinctFrom(customer))
                  .execute();
          if (changed > 0) {
            String what = Long.toString(customer);
            Audit.note(tx, by, AuditAction.MACHINE_ASSIGNED, machine.machineId(), what, now);
          }
        });
  }

  Optional<Customer> find(long id) {
    return sql.selectFrom(CUSTOMER)
        .where(CUSTOMER.ID.eq(id))
        .fetchOptional(CustomerRepository::customer);
  }

  /// Whose number or name holds these words; all for "".
  List<Customer> list(String words, int most) {
    Condition fits =
        words.isEmpty()
            ? DSL.noCondition()
            : CUSTOMER.NUMBER.contains(words).or(CUSTOMER.NAME.contains(words));
    return sql.selectFrom(CUSTOMER)
        .where(fits)
        .orderBy(CUSTOMER.NAME, CUSTOMER.ID)
        .limit(most)
        .fetch(CustomerRepository::customer);
  }

  private static Customer customer(CustomerRecord row) {
    String recording = row.getRecording();
    return new Customer(
        row.getId(),
        row.getNumber(),
        row.getName(),
        row.getContact(),
        recording == null ? null : RecordingPolicy.valueOf(recording));
  }

  /// False if the number is taken.
  boolean insert(String number, String name, String contact, long by, Instant now) {
    try {
      sql.transaction(
          transaction -> {
            DSLContext tx = transaction.dsl();
            tx.insertInto(CUSTOMER)
                .set(CUSTOMER.NUMBER, number)
                .set(CUSTOMER.NAME, name)
                .set(CUSTOMER.CONTACT, contact)
                .set(CUSTOMER.CREATED_AT, now)
                .execute();
            Audit.note(tx, by, AuditAction.CUSTOMER_ADDED, number, name, now);
          });
      return true;
    } catch (IntegrityConstraintViolationException taken) {
      return false;
    }
  }

  /// False if the number is another customer's.
  boolean update(Customer customer, long by, Instant now) {
    try {
      sql.transaction(transaction -> update(transaction.dsl(), customer, by, now));
      return true;
    } catch (IntegrityConstraintViolationException taken) {
      return false;
    }
  }

  private static void update(DSLContext tx, Customer customer, long by, Instant now) {
    String before =
        tx.select(CUSTOMER.RECORDING)
            .from(CUSTOMER)
            .where(CUSTOMER.ID.eq(customer.id()))
            .forUpdate()
            .fetchOptional(CUSTOMER.RECORDING)
            .orElse("");
    String wanted = customer.recordingName();
    tx.update(CUSTOMER)
        .set(CUSTOMER.NUMBER, customer.number())
        .set(CUSTOMER.NAME, customer.name())
        .set(CUSTOMER.CONTACT, customer.contact())
        .set(CUSTOMER.RECORDING, wanted.isEmpty() ? null : wanted)
        .where(CUSTOMER.ID.eq(customer.id()))
        .execute();
    Audit.note(tx, by, AuditAction.CUSTOMER_CHANGED, customer.number(), customer.name(), now);
    if (!before.equals(wanted)) {
      Audit.note(tx, by, AuditAction.CUSTOMER_RECORDING_CHANGED, customer.number(), wanted, now);
    }
  }
}
