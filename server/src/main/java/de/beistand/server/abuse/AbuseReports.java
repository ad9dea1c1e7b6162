package de.beistand.server.abuse;

import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.machines.Machine;
import de.beistand.server.machines.Machines;
import de.beistand.server.sessions.Block;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports of abuse: kept, logged as a warning, and shown to administrators until one has looked.
public final class AbuseReports {
  private static final Logger LOG = LoggerFactory.getLogger(AbuseReports.class);
  private static final int LONGEST_WORDS = 1000;

  private final AbuseRepository repository;
  private final RateLimits limits;
  private final Clock clock;

  public AbuseReports(AbuseRepository repository, RateLimits limits, Clock clock) {
    this.repository = repository;
    this.limits = limits;
    this.clock = clock;
  }

  /// @param blocks who has to leave which computer alone now
  public void register(RoutesConfig routes, Web web, Supplier<List<Block>> blocks) {
    web.pages().badge("abuse", repository::unseen);
    new AbuseRoutes(this, blocks, web.pages(), web.identity()).register(routes);
  }

  /// Keeps what the customer at this computer reports about a session of it.
  ///
  /// @param words hostile text
  public void report(Machine machine, String sessionId, String words) {
    Optional<Long> technician = repository.technicianOf(sessionId, machine.id());
    if (technician.isEmpty()) {
      LOG.warn("event=abuse-of-no-session machine={}", machine.machineId());
      return;
    }
    if (limits.use(RateLimit.ABUSE_PER_MACHINE, machine.machineId()).isPresent()) {
      LOG.warn("event=abuse-reports-flood machine={}", machine.machineId());
      return;
    }
    if (repository.insert(sessionId, tidy(words), clock.instant())) {
      LOG.warn(
          "event=abuse-reported session={} technician={} machine={}",
          sessionId,
          technician.get(),
          machine.machineId());
    }
  }

  List<AbuseReport> list() {
    return repository.list();
  }

  void seen(String sessionId, long by) {
    repository.seen(sessionId, by, clock.instant());
  }

  private static String tidy(String words) {
    String visible =
        words
            .lines()
            .map(Machines::visible)
            .reduce((above, below) -> above + "\n" + below)
            .orElse("")
            .strip();
    return visible.length() <= LONGEST_WORDS ? visible : visible.substring(0, LONGEST_WORDS);
  }
}
