package de.beistand.server.customers;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.machines.Machine;
import de.beistand.server.machines.Machines;
import de.beistand.server.sessions.Agents;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The firm's customers: who has which number.
public final class Customers {
  static final int LONGEST_NUMBER = 30;
  static final int LONGEST_NAME = 100;
  static final int LONGEST_CONTACT = 200;
  private static final int MOST_SHOWN = 500;

  private final CustomerRepository repository;
  private final Clock clock;

  public Customers(CustomerRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /// @param agents which computers are there now
  /// @param firm whether the firm records the sessions of customers without an exception
  /// @param recordable whether somebody could look at a recording
  public void register(
      RoutesConfig routes,
      Web web,
      KnownMachineRepository known,
      Agents agents,
      Supplier<RecordingPolicy> firm,
      BooleanSupplier recordable) {
    var machines = new KnownMachines(known, this, agents, clock);
    new CustomerRoutes(this, machines, web, firm, recordable).register(routes);
    new MachineRoutes(machines, this, web).register(routes);
  }

  /// Whether a customer has this number.
  public boolean exists(String number) {
    return repository.exists(number);
  }

  /// The number of the customer to whom this computer belongs, if somebody said so.
  public Optional<String> numberOf(Machine machine) {
    return repository.numberOf(machine.id());
  }

  /// Notes whose computer this is.
  ///
  /// @param number of a customer
  public void assign(Machine machine, String number, long by) {
    repository.assign(machine, number, by, clock.instant());
  }

  Optional<Customer> find(long id) {
    return repository.find(id);
  }

  List<Customer> list(String words) {
    return repository.list(words, MOST_SHOWN);
  }

  /// Adds a customer.
  ///
  /// @return form field → key of the text catalogue; empty = added
  Map<String, String> add(String number, String name, String contact, long by) {
    Map<String, String> faults = faults(number, name, contact);
    if (faults.isEmpty() && !repository.insert(number, name, contact, by, clock.instant())) {
      return Map.of("number", "customers.number.taken");
    }
    return faults;
  }

  /// Changes a customer.
  ///
  /// @return form field → key of the text catalogue; empty = changed
  Map<String, String> change(Customer customer, long by) {
    Map<String, String> faults = faults(customer.number(), customer.name(), customer.contact());
    if (faults.isEmpty() && !repository.update(customer, by, clock.instant())) {
      return Map.of("number", "customers.number.taken");
    }
    return faults;
  }

  private static Map<String, String> faults(String number, String name, String contact) {
    Map<String, String> faults = new HashMap<>();
    if (!fits(number, LONGEST_NUMBER)) {
      faults.put("number", "customers.number.bad");
    } else if (number.toUpperCase(Locale.ROOT).startsWith("A")) {
      faults.put("number", "customers.number.a");
    }
    if (!fits(name, LONGEST_NAME)) {
      faults.put("name", "customers.name.bad");
    }
    if (!contact.isEmpty() && !fits(contact, LONGEST_CONTACT)) {
      faults.put("contact", "customers.contact.bad");
    }
    return faults;
  }

  private static boolean fits(String text, int longest) {
    return !text.isBlank() && text.length() <= longest && text.equals(Machines.visible(text));
  }
}
