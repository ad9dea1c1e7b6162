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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/technicians`: administrators create accounts, disable and enable them, and give new passwords.
final class TechnicianRoutes {
  private final Technicians technicians;
  private final Pages pages;
  private final Identity identity;

  TechnicianRoutes(Technicians technicians, Pages pages, Identity identity) {
    this.technicians = technicians;
    this.pages = pages;
    this.identity = identity;
  }

  void register(RoutesConfig routes) {
    routes.get("/technicians", this::list, Access.ADMIN);
    routes.post("/technicians", this::create, Access.ADMIN);
    routes.post("/technicians/{id}/disable", this::disable, Access.ADMIN);
    routes.post("/technicians/{id}/enable", this::enable, Access.ADMIN);
    routes.post("/technicians/{id}/password", this::resetPassword, Access.ADMIN);
  }

  private void list(Context ctx) {
    show(ctx, Map.of(), null);
  }

  private void create(Context ctx) {
    String login = Forms.line(ctx, "login").toLowerCase(Locale.ROOT);
    Role role = "ADMIN".equals(ctx.formParam("role")) ? Role.ADMIN : Role.TECHNICIAN;
    switch (technicians.create(login, Forms.line(ctx, "name"), role, identity.require(ctx).id())) {
      case CreateResult.Created(Technician technician, String password) -> {
        showPassword(ctx, technician, password);
      }
      case CreateResult.Refused(Map<String, String> faults) -> {
        Forms.unprocessable(ctx);
        show(ctx, faults, pages.text(ctx, "form.check"));
      }
    }
  }

  private void disable(Context ctx) {
    long id = Forms.id(ctx);
    switch (technicians.disable(id, identity.require(ctx).id())) {
      case DISABLED -> ctx.redirect("/technicians?changed=" + id, HttpStatus.SEE_OTHER);
      case UNKNOWN -> throw Refusal.notFound();
      case OWN_ACCOUNT -> conflict(ctx, "technicians.refused.self");
      case LAST_ADMIN -> conflict(ctx, "technicians.refused.last");
    }
  }

  private void enable(Context ctx) {
    long id = Forms.id(ctx);
    if (!technicians.enable(id, identity.require(ctx).id())) {
      throw Refusal.notFound();
    }
    ctx.redirect("/technicians?changed=" + id, HttpStatus.SEE_OTHER);
  }

  private void resetPassword(Context ctx) {
    long id = Forms.id(ctx);
    if (id
        == identity.require(ctx).id()) { // one's own is changed on /account, with the current one
      throw Refusal.notFound();
    }
    Technician technician = technicians.find(id).orElseThrow(Refusal::notFound);
    showPassword(
        ctx,
        technician,
        technicians.resetPassword(id, identity.require(ctx).id()).orElseThrow(Refusal::notFound));
  }

  private void conflict(Context ctx, String textKey) {
    ctx.status(HttpStatus.CONFLICT);
    show(ctx, Map.of(), pages.text(ctx, textKey));
  }

  private void showPassword(Context ctx, Technician technician, String password) {
    pages.show(
        ctx,
        "technician-password",
        "technicians",
        Map.of("person", technician, "password", password));
  }

  private void show(Context ctx, Map<String, String> faults, @Nullable String error) {
    List<Technician> all = technicians.all();
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("technicians", all);
    model.put("errors", Forms.errors(ctx, pages, faults, "name", "login"));
    model.put("error", error);
    model.put("notice", changed(ctx, all).orElse(null));
    model.put("name", Forms.line(ctx, "name"));
    model.put("login", Forms.line(ctx, "login"));
    model.put("roles", List.of(Role.values()));
    model.put("role", "ADMIN".equals(ctx.formParam("role")) ? Role.ADMIN : Role.TECHNICIAN);
    pages.show(ctx, "technicians", "technicians", model);
  }

  /// Says what was just changed, as the database has it, whatever the address claims.
  private Optional<String> changed(Context ctx, List<Technician> all) {
    String id = ctx.queryParam("changed");
    return all.stream()
        .filter(technician -> Long.toString(technician.id()).equals(id))
        .findFirst()
        .map(
            technician ->
                pages.text(
                    ctx,
                    technician.disabled()
                        ? "technicians.done.disabled"
                        : "technicians.done.enabled",
                    technician.displayName()));
  }
}
