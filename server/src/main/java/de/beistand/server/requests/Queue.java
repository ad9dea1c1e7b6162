package de.beistand.server.requests;

import de.beistand.protocol.signaling.Colleague;
import de.beistand.protocol.signaling.QueuedRequest;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.sessions.Agents;
import de.beistand.server.sockets.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The queue as every technician's page sees it, sent whole at every change: it is short, and a
/// page that missed one change is right again with the next.
public final class Queue {
  private final RequestRepository repository;
  private final Agents agents;
  private final Clock clock;
  private final Map<Connection<ServerToTechnician>, Technician> watchers =
      new ConcurrentHashMap<>();

  public Queue(RequestRepository repository, Agents agents, Clock clock) {
    this.repository = repository;
    this.agents = agents;
    this.clock = clock;
  }

  /// This page sees the queue from now on, and everybody sees this technician.
  public void watch(Technician technician, Connection<ServerToTechnician> page) {
    watchers.put(page, technician);
    changed();
  }

  /// This page is gone.
  public void leave(Connection<ServerToTechnician> page) {
    if (watchers.remove(page) != null) {
      changed();
    }
  }

  /// The account of a technician was disabled: their pages see nothing more, and nobody sees them.
  public void revoke(long technicianId) {
    if (watchers.values().removeIf(one -> one.id() == technicianId)) {
      changed();
    }
  }

  /// The technician with this row, if a page of theirs is open.
  public Optional<Technician> watching(long technicianId) {
    return watchers.values().stream().filter(one -> one.id() == technicianId).findFirst();
  }

  /// Tells every page. One after the other, so that no page gets an older queue after a newer one.
  synchronized void changed() {
    if (watchers.isEmpty()) {
      return;
    }
    List<SupportRequest> open = repository.open();
    Instant now = clock.instant();
    watchers.forEach((page, reader) -> page.send(asSeenBy(reader, open, now)));
  }

  private ServerToTechnician.Queue asSeenBy(
      Technician reader, List<SupportRequest> open, Instant now) {
    List<Colleague> colleagues =
        watchers.values().stream()
            .filter(one -> one.id() != reader.id())
            .map(one -> new Colleague(one.id(), one.displayName()))
            .distinct()
            .sorted(Comparator.comparing(Colleague::name).thenComparing(Colleague::id))
            .toList();
    return new ServerToTechnician.Queue(
        open.stream().map(request -> line(request, reader, now)).toList(), colleagues);
  }

  private QueuedRequest line(SupportRequest request, Technician reader, Instant now) {
    Long owner = request.state().technician();
    boolean mine = owner != null && owner == reader.id();
    String machineId = request.machineId() == null ? "" : request.machineId();
    String number = request.number();
    boolean showsNumber = mine && number != null && request.state() instanceof RequestState.Taken;
    RequestForm form = request.form();
    return new QueuedRequest(
        request.id(),
        request.state().phase(),
        CustomerSide.seconds(request.createdAt(), now),
        form.company(),
        form.name(),
        form.phone(),
        form.customerNumber(),
        request.customer(),
        form.words(),
        machineId,
        request.machineName(),
        machineId.isEmpty() || agents.find(machineId).isPresent(),
        request.technician(),
        mine,
        showsNumber ? number : "");
  }
}
