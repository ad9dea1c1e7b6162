package de.beistand.server.invitations;

import de.beistand.protocol.GuideStep;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.sessions.AgentLink;
import de.beistand.server.sockets.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is known of numbers beside the database, until their time is over: the link, the page that
/// made it, and how far the customer has come. A restart of the server forgets it.
final class Guide {
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Supplier<Instant> now;

  Guide(Supplier<Instant> now) {
    this.now = now;
  }

  /// What is known of one number.
  ///
  /// @param page which made it; null if none did
  /// @param agent the computer that came with it; null before
  /// @param steps each once, in the order of happening
  record Entry(
      long technicianId,
      String link,
      @Nullable Connection<ServerToTechnician> page,
      Instant until,
      @Nullable AgentLink agent,
      List<GuideStep> steps) {
    Entry {
      steps = List.copyOf(steps);
    }

    static Entry fresh(
        long technicianId,
        String link,
        @Nullable Connection<ServerToTechnician> page,
        Instant until) {
      return new Entry(technicianId, link, page, until, null, List.of());
    }

    private Entry with(GuideStep step) {
      List<GuideStep> more = new ArrayList<>(steps);
      more.add(step);
      return new Entry(technicianId, link, page, until, agent, more);
    }

    private Entry with(AgentLink came) {
      return new Entry(technicianId, link, page, until, came, steps);
    }
  }

  void add(String number, Entry entry) {
    Instant moment = now.get();
    entries.values().removeIf(old -> !moment.isBefore(old.until()));
    entries.put(number, entry);
  }

  Optional<Entry> find(String number) {
    return Optional.ofNullable(entries.get(number)).filter(e -> now.get().isBefore(e.until()));
  }

  /// Notes the computer that came.
  void came(String number, AgentLink agent) {
    entries.computeIfPresent(number, (_, before) -> before.with(agent));
  }

  /// Notes a step; whose number it is, if the step is new.
  Optional<Long> step(String number, GuideStep step) {
    var isNew = new boolean[1];
    Instant moment = now.get();
    Entry entry =
        entries.computeIfPresent(
            number,
            (_, before) -> {
              isNew[0] = !before.steps().contains(step) && moment.isBefore(before.until());
              return isNew[0] ? before.with(step) : before;
            });
    return entry != null && isNew[0] ? Optional.of(entry.technicianId()) : Optional.empty();
  }
}
