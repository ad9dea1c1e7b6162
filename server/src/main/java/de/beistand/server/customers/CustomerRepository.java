package de.beistand.server.customers;

import static de.beistand.sql.Tables.CUSTOMER;

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

  Optional<Customer> find(long id) {
    return sql.selectFrom(CUSTOMER)
        .where(CUSTOMER.ID.eq(id))
        .fetchOptional(
            row -> new Customer(row.getId(), row.getNumber(), row.getName(), row.getContact()));
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
        .fetch(row -> new Customer(row.getId(), row.getNumber(), row.getName(), row.getContact()));
  }

  /// False if the number is taken.
  boolean insert(String number, String name, String contact, Instant now) {
    try {
      sql.insertInto(CUSTOMER)
          .set(CUSTOMER.NUMBER, number)
          .set(CUSTOMER.NAME, name)
          .set(CUSTOMER.CONTACT, contact)
          .set(CUSTOMER.CREATED_AT, now)
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException taken) {
      return false;
    }
  }

  /// False if the number is another customer's.
  boolean update(Customer customer) {
    try {
      sql.update(CUSTOMER)
          .set(CUSTOMER.NUMBER, customer.number())
          .set(CUSTOMER.NAME, customer.name())
          .set(CUSTOMER.CONTACT, customer.contact())
          .where(CUSTOMER.ID.eq(customer.id()))
          .execute();
      return true;
    } catch (IntegrityConstraintViolationException taken) {
      return false;
    }
  }
}
