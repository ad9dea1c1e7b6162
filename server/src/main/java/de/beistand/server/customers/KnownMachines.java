package de.beistand.server.customers;

import de.beistand.server.machines.Machines;
import de.beistand.server.sessions.Agents;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The computers that were in a session before, to be found again by name, customer or ID.
///
/// Being known gives nobody any right: a new session needs the customer's start, password and
/// consent all the same.
final class KnownMachines {
  static final int MOST_SHOWN = 100;
  private static final int LONGEST_NAME = 100;

  private final KnownMachineRepository repository;
  private final Customers customers;
  private final Agents agents;
  private final Clock clock;

  KnownMachines(
      KnownMachineRepository repository, Customers customers, Agents agents, Clock clock) {
    this.repository = repository;
    this.clock = clock;
    this.customers = customers;
    this.agents = agents;
  }

  List<KnownMachine> list(String words, int most) {
    return repository.list(words, most).stream().map(this::withPresence).toList();
  }

  Optional<KnownMachine> find(String machineId) {
    return repository.find(machineId).map(this::withPresence);
  }

  List<KnownMachine> of(Customer customer) {
    return repository.of(customer.id()).stream().map(this::withPresence).toList();
  }

  /// Gives a computer a name and a customer.
  ///
  /// @param customerId null for nobody
  /// @return form field → key of the text catalogue; empty = done
  Map<String, String> assign(String machineId, String name, @Nullable Long customerId, long by) {
    if (name.length() > LONGEST_NAME || !name.equals(Machines.visible(name))) {
      return Map.of("name", "machines.name.bad");
    }
    if (customerId != null && customers.find(customerId).isEmpty()) {
      return Map.of("customer", "machines.customer.bad");
    }
    repository.assign(machineId, name, customerId, by, clock.instant());
    return Map.of();
  }

  private KnownMachine withPresence(KnownMachine machine) {
    return machine.here(agents.find(machine.machineId()).isPresent());
  }
}
