package de.beistand.server.sessions;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The agents that are connected now, by their nine digits.
public final class Agents {
  private final Map<String, AgentLink> links = new ConcurrentHashMap<>();

  /// Takes a new link; gives back the one that it replaces.
  public Optional<AgentLink> arrive(AgentLink link) {
    return Optional.ofNullable(links.put(link.machine().machineId(), link));
  }

  /// Forgets a link unless a newer one has its place.
  public void leave(AgentLink link) {
    links.remove(link.machine().machineId(), link);
  }

  /// The agent with these nine digits.
  public Optional<AgentLink> find(String machineId) {
    return Optional.ofNullable(links.get(machineId));
  }

  boolean isHere(AgentLink link) {
    return links.get(link.machine().machineId()) == link;
  }

  /// How many there are.
  public int count() {
    return links.size();
  }
}
