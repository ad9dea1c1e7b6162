package de.beistand.server.evidence;

import de.beistand.server.consent.EvidenceKey;
import de.beistand.server.consent.ReportLinkRepository;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.mail.Outbox;
import de.beistand.server.operator.Operator;
import de.beistand.server.recordings.Recordings;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import org.jooq.DSLContext;

/// What sessions' records prove, wired.
public final class Evidence {
  private final EvidenceRoutes evidence;
  private final ReportRoutes reports;

  public Evidence(
      DSLContext database,
      EvidenceKey key,
      ReportLinkRepository links,
      Operator operator,
      Outbox outbox,
      RateLimits limits,
      Web web,
      Recordings recordings,
      Clock clock) {
    var records = new EvidenceRepository(database);
    var documents = new Documents(web);
    evidence =
        new EvidenceRoutes(
            records, key, new Export(key, operator, documents, recordings), web.identity(), clock);
    reports = new ReportRoutes(links, records, documents, outbox, limits, web.pages());
  }

  public void register(RoutesConfig routes) {
    evidence.register(routes);
    reports.register(routes);
  }
}
