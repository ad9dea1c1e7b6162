package de.beistand.server.abuse;

import de.beistand.server.sessions.Block;
import de.beistand.server.web.Access;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// `/abuse`: what customers reported, and which technicians have to leave which computers alone
/// now; for administrators.
final class AbuseRoutes {
  private final AbuseReports reports;
  private final Supplier<List<Block>> blocks;
  private final Pages pages;
  private final Identity identity;

  AbuseRoutes(AbuseReports reports, Supplier<List<Block>> blocks, Pages pages, Identity identity) {
    this.reports = reports;
    this.blocks = blocks;
    this.pages = pages;
    this.identity = identity;
  }

  void register(RoutesConfig routes) {
    routes.get("/abuse", this::show, Access.ADMIN);
    routes.post("/abuse/{id}/seen", this::seen, Access.ADMIN);
  }

  private void show(Context ctx) {
    pages.show(ctx, "abuse", "abuse", Map.of("reports", reports.list(), "blocks", blocks.get()));
  }

  private void seen(Context ctx) {
    reports.seen(ctx.pathParam("id"), identity.require(ctx).id());
    ctx.redirect("/abuse", HttpStatus.SEE_OTHER);
  }
}
