package de.beistand.server.sessions;

import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.sockets.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The technicians' pages that are connected now, the oldest of each technician first.
public final class Consoles {
  private final Map<Long, List<Connection<ServerToTechnician>>> pages = new ConcurrentHashMap<>();

  /// Takes a page that was welcomed.
  public void arrive(long technicianId, Connection<ServerToTechnician> page) {
    pages.merge(
        technicianId,
        List.of(page),
        (here, one) -> Stream.concat(here.stream(), one.stream()).toList());
  }

  /// Forgets a page.
  public void leave(long technicianId, Connection<ServerToTechnician> page) {
    pages.computeIfPresent(
        technicianId,
        (_, here) -> {
          List<Connection<ServerToTechnician>> rest =
              here.stream().filter(other -> other != page).toList();
          return rest.isEmpty() ? null : rest;
        });
  }

  /// Whether this technician has a page open.
  public boolean isHere(long technicianId) {
    return pages.containsKey(technicianId);
  }

  /// Tells every page of this technician.
  public void tell(long technicianId, ServerToTechnician message) {
    pages.getOrDefault(technicianId, List.of()).forEach(page -> page.send(message));
  }

  /// Tells every page of every technician.
  public void tellEverybody(ServerToTechnician message) {
    pages.values().forEach(here -> here.forEach(page -> page.send(message)));
  }

  /// Tells one page of this technician: `preferred` if it is still there, else the newest.
  public void tellOne(
      long technicianId,
      @Nullable Connection<ServerToTechnician> preferred,
      ServerToTechnician message) {
    List<Connection<ServerToTechnician>> here = pages.getOrDefault(technicianId, List.of());
    if (preferred != null && here.contains(preferred)) {
      preferred.send(message);
    } else if (!here.isEmpty()) {
      here.getLast().send(message);
    }
  }
}
