package de.beistand.server.requests;

import de.beistand.server.customers.Customers;
import de.beistand.server.machines.Machine;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The gate before a session: whether the firm helps whoever sits at a computer. Where only
/// registered customers are helped, somebody has to say which one that is: the technician, who is
/// remembered and noted for it, now or at any time before, or the open request.
public final class Gate {
  private final RequestRepository requests;
  private final Customers customers;
  private final Supplier<Conditions> conditions;

  Gate(RequestRepository requests, Customers customers, Supplier<Conditions> conditions) {
    this.requests = requests;
    this.customers = customers;
    this.conditions = conditions;
  }

  /// Whether a session with this computer may begin.
  ///
  /// @param customerNumber that the technician names now; may be empty
  public boolean admits(Machine machine, String customerNumber, long technician) {
    Conditions now = conditions.get();
    if (!now.registeredOnly()) {
      return true;
    }
    String named = customerNumber.strip();
    if (!named.isEmpty()) {
      boolean registered = isRegistered(named, now);
      if (registered) {
        customers.assign(machine, named, technician);
      }
      return registered;
    }
    return Stream.of(
            customers.numberOf(machine),
            requests.openOn(machine.id()).map(open -> open.form().customerNumber()))
        .flatMap(Optional::stream)
        .anyMatch(number -> isRegistered(number, now));
  }

  private boolean isRegistered(String customerNumber, Conditions now) {
    return now.gate(customerNumber, customers::exists).isEmpty();
  }
}
