package de.beistand.server.accounts;

import de.beistand.server.web.Access;
import de.beistand.server.web.ClientAddress;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/login` and `/logout`.
final class LoginRoutes {
  private static final String HOME = "/console";

  private final Logins logins;
  private final Pages pages;
  private final Identity identity;

  LoginRoutes(Logins logins, Pages pages, Identity identity) {
    this.logins = logins;
    this.pages = pages;
    this.identity = identity;
  }

  void register(RoutesConfig routes) {
    routes.get("/login", this::ask, Access.ANYONE);
    routes.post("/login", this::begin, Access.ANYONE);
    routes.post("/logout", this::end, Access.TECHNICIAN);
  }

  private void ask(Context ctx) {
    String back = back(ctx.queryParam("back"));
    if (identity.viewer(ctx).isPresent()) {
      ctx.redirect(back, HttpStatus.SEE_OTHER);
      return;
    }
    Map<String, @Nullable Object> model = new HashMap<>();
    if (ctx.queryParam("goodbye") != null) {
      model.put("notice", pages.text(ctx, "login.goodbye"));
    }
    show(ctx, back, "", model);
  }

  private void begin(Context ctx) {
    String back = back(ctx.formParam("back"));
    String login = Forms.line(ctx, "login");
    switch (logins.begin(login, Forms.secret(ctx, "password"), ClientAddress.of(ctx))) {
      case LoginResult.Begun(String token, Technician _) -> {
        identity.token(ctx).ifPresent(logins::end);
        identity.begin(ctx, token);
        ctx.redirect(back, HttpStatus.SEE_OTHER);
      }
      case LoginResult.Wrong() -> {
        ctx.status(HttpStatus.UNAUTHORIZED);
        show(ctx, back, login, Map.of("error", pages.text(ctx, "login.wrong")));
      }
      case LoginResult.TooMany(Duration wait) -> {
        long seconds = wait.plusMillis(999).toSeconds();
        ctx.status(HttpStatus.TOO_MANY_REQUESTS).header("Retry-After", Long.toString(seconds));
        show(
            ctx,
            back,
            login,
            Map.of("error", pages.text(ctx, "login.slow", inWords(ctx, seconds))));
      }
    }
  }

  private void end(Context ctx) {
    identity.token(ctx).ifPresent(logins::end);
    identity.end(ctx);
    ctx.header("Clear-Site-Data", "\"storage\""); // what the live page's script remembers
    ctx.redirect("/login?goodbye", HttpStatus.SEE_OTHER);
  }

  private void show(Context ctx, String back, String login, Map<String, ?> more) {
    Map<String, @Nullable Object> model = new HashMap<>(more);
    model.put("back", back);
    model.put("login", login);
    pages.show(ctx, "login", "login", model);
  }

  private String inWords(Context ctx, long seconds) {
    return seconds < 120
        ? pages.text(ctx, "login.seconds", seconds)
        : pages.text(ctx, "login.minutes", (seconds + 59) / 60);
  }

  private static String back(@Nullable String wanted) {
    return wanted != null && Pages.isLocal(wanted) ? wanted : HOME;
  }
}
