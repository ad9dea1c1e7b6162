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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/account`: one's own password and language.
final class OwnAccountRoutes {
  private final Technicians technicians;
  private final Logins logins;
  private final Pages pages;
  private final Identity identity;

  OwnAccountRoutes(Technicians technicians, Logins logins, Pages pages, Identity identity) {
    this.technicians = technicians;
    this.logins = logins;
    this.pages = pages;
    this.identity = identity;
  }

  void register(RoutesConfig routes) {
    routes.get("/account", ctx -> show(ctx, Map.of()), Access.TECHNICIAN);
    routes.post("/account/password", this::changePassword, Access.TECHNICIAN);
  }

  private void changePassword(Context ctx) {
    Technician technician =
        technicians.find(identity.require(ctx).id()).orElseThrow(Refusal::notFound);
    Map<String, String> faults =
        technicians.changePassword(
            technician,
            Forms.secret(ctx, "current"),
            Forms.secret(ctx, "password"),
            Forms.secret(ctx, "repeat"));
    if (faults.isEmpty()) {
      identity.begin(ctx, logins.begin(technician));
      ctx.redirect("/account?changed", HttpStatus.SEE_OTHER);
    } else {
      Forms.unprocessable(ctx);
      show(ctx, faults);
    }
  }

  private void show(Context ctx, Map<String, String> faults) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("errors", Forms.errors(ctx, pages, faults, "current", "password", "repeat"));
    if (!faults.isEmpty()) {
      model.put("error", pages.text(ctx, "form.check"));
    } else if (ctx.queryParam("changed") != null) {
      model.put("notice", pages.text(ctx, "account.password.done"));
    }
    pages.show(ctx, "account", "account", model);
  }
}
