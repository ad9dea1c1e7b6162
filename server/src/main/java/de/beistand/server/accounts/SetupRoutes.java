package de.beistand.server.accounts;

import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/setup/<token>`: the form for the first administrator; not found unless the link is open.
final class SetupRoutes {
  private final FirstAdmin firstAdmin;
  private final Logins logins;
  private final Pages pages;
  private final Identity identity;

  SetupRoutes(FirstAdmin firstAdmin, Logins logins, Pages pages, Identity identity) {
    this.firstAdmin = firstAdmin;
    this.logins = logins;
    this.pages = pages;
    this.identity = identity;
  }

  void register(RoutesConfig routes) {
    routes.get("/setup/{token}", this::ask, Access.ANYONE);
    routes.post("/setup/{token}", this::create, Access.ANYONE);
  }

  private void ask(Context ctx) {
    requireOpen(ctx);
    show(ctx, Map.of());
  }

  private void create(Context ctx) {
    requireOpen(ctx);
    SetupResult result =
        firstAdmin.create(
            ctx.pathParam("token"),
            Forms.line(ctx, "login").toLowerCase(Locale.ROOT),
            Forms.line(ctx, "name"),
            Forms.secret(ctx, "password"),
            Forms.secret(ctx, "repeat"));
    switch (result) {
      case SetupResult.Created(Technician admin) -> {
        identity.begin(ctx, logins.begin(admin));
        ctx.redirect("/console", HttpStatus.SEE_OTHER);
      }
      case SetupResult.Refused(Map<String, String> faults) -> {
        Forms.unprocessable(ctx);
        show(ctx, faults);
      }
      case SetupResult.Closed() -> throw Refusal.notFound();
    }
  }

  private void requireOpen(Context ctx) {
    if (!firstAdmin.isOpen(ctx.pathParam("token"))) {
      throw Refusal.notFound();
    }
  }

  private void show(Context ctx, Map<String, String> faults) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("failed", !faults.isEmpty());
    model.put("errors", Forms.errors(ctx, pages, faults, "name", "login", "password", "repeat"));
    model.put("name", Forms.line(ctx, "name"));
    model.put("login", Forms.line(ctx, "login"));
    model.put("here", "/setup/" + ctx.pathParam("token"));
    pages.show(ctx, "setup", "", model);
  }
}
