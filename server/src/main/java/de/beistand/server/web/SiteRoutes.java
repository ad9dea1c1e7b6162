package de.beistand.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.net.URI;

/// The language switch, static files and the sign of life for monitoring.
final class SiteRoutes {
  private static final int YEAR_SECONDS = 365 * 24 * 3600;

  private final StaticFiles files;
  private final boolean https;

  SiteRoutes(StaticFiles files, URI publicUrl) {
    this.files = files;
    this.https = "https".equals(publicUrl.getScheme());
  }

  void register(RoutesConfig routes) {
    routes.post("/language", this::chooseLanguage, Access.ANYONE);
    routes.get("/static/{file}", files::serve, Access.ANYONE);
    routes.get("/healthz", ctx -> ctx.contentType("text/plain").result("ok"), Access.ANYONE);
    routes.head("/healthz", ctx -> ctx.status(HttpStatus.OK), Access.ANYONE);
  }

  private void chooseLanguage(Context ctx) {
    Language chosen = Language.choose(ctx.formParam("language"), ctx.header("Accept-Language"));
    ctx.cookie(
        new Cookie(
            Language.COOKIE, chosen.code(), "/", YEAR_SECONDS, https, true, null, SameSite.LAX));
    String back = ctx.formParam("back");
    ctx.redirect(back != null && Pages.isLocal(back) ? back : "/", HttpStatus.SEE_OTHER);
  }
}
