package de.beistand.server.abuse;

import de.beistand.server.web.Access;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/// `/abuse`: what customers reported, for administrators.
final class AbuseRoutes {
  private final AbuseReports reports;
  private final Pages pages;
  private final Identity identity;

  AbuseRoutes(AbuseReports reports, Pages pages, Identity identity) {
    this.reports = reports;
    this.pages = pages;
    this.identity = identity;
  }

  void register(RoutesConfig routes) {
    routes.get(
        "/abuse",
        ctx -> pages.show(ctx, "abuse", "abuse", Map.of("reports", reports.list())),
        Access.ADMIN);
    routes.post("/abuse/{id}/seen", this::seen, Access.ADMIN);
  }

  private void seen(Context ctx) {
    reports.seen(ctx.pathParam("id"), identity.require(ctx).id());
    ctx.redirect("/abuse", HttpStatus.SEE_OTHER);
  }
}
