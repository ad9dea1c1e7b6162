package de.beistand.agent.service;

import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.Wish;
import de.beistand.protocol.Grant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// All services of the program, and who of them wished for what.
public final class Services implements AutoCloseable {
  private final List<ServiceRunner> runners;
  private final Map<Integer, ServiceRunner> wishers = new ConcurrentHashMap<>();
  private final AtomicInteger lastWish = new AtomicInteger();

  /// @param mailbox gets wishes and what was carried out
  public Services(List<Service> services, Consumer<AgentEvent> mailbox) {
    runners =
        services.stream()
            .map(service -> new ServiceRunner(service, this::number, mailbox))
            .toList();
  }

  private int number(ServiceRunner wisher) {
    int number = lastWish.incrementAndGet();
    wishers.put(number, wisher);
    return number;
  }

  /// Those whose channels a connection needs.
  public List<ServiceRunner> possible() {
    return runners.stream().filter(ServiceRunner::isPossible).toList();
  }

  /// Tells whoever wished.
  public void decided(Wish wish, boolean allowed) {
    ServiceRunner wisher = wishers.remove(wish.id());
    if (wisher != null) {
      wisher.later(service -> service.decided(wish, allowed));
    }
  }

  /// Tells everybody.
  public void granted(Set<Grant> inForce) {
    runners.forEach(runner -> runner.later(service -> service.granted(inForce)));
  }

  /// Tells everybody that the session is over, and waits for nobody.
  public void over() {
    wishers.clear();
    runners.forEach(runner -> runner.later(Service::over));
  }

  @Override
  public void close() {
    runners.forEach(ServiceRunner::close);
  }
}
