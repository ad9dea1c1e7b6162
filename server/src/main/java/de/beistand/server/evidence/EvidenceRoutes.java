package de.beistand.server.evidence;

import de.beistand.server.consent.EvidenceKey;
import de.beistand.server.evidence.EvidenceRepository.Case;
import de.beistand.server.web.Access;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;

/// The server's public key, and the evidence of a session for administrators.
final class EvidenceRoutes {
  private final EvidenceRepository records;
  private final EvidenceKey key;
  private final Export export;
  private final Identity identity;
  private final Clock clock;

  EvidenceRoutes(
      EvidenceRepository records, EvidenceKey key, Export export, Identity identity, Clock clock) {
    this.records = records;
    this.key = key;
    this.export = export;
    this.identity = identity;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/.well-known/beistand-evidence-key", this::key, Access.ANYONE);
    routes.get("/sessions/{id}/evidence.zip", this::zip, Access.ADMIN);
  }

  private void key(Context ctx) {
    ctx.contentType("text/plain; charset=utf-8").result(key.publicKey() + "\n");
  }

  private void zip(Context ctx) {
    Case session = records.find(ctx.pathParam("id")).orElseThrow(Refusal::notFound);
    Instant now = clock.instant();
    byte[] zip = export.zip(session, now);
    records.exported(session.id(), identity.require(ctx).id(), Export.sha256(zip), now);
    ctx.header("Content-Disposition", "attachment; filename=\"beistand-" + session.id() + ".zip\"");
    ctx.header("Cache-Control", "no-store");
    ctx.contentType("application/zip").result(zip);
  }
}
