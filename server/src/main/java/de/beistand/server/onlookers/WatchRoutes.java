package de.beistand.server.onlookers;

import de.beistand.server.web.Access;
import de.beistand.server.web.Refusal;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/// `/watch/<session>`: the page of a colleague who looks on, there while the customer's yes stands.
/// A shell, filled by `/static/watch.js`.
public final class WatchRoutes {
  /// Where the page's WebSocket goes, see docs/protocol.md.
  static final String SIGNALING = "/watch/signaling";

  private final Onlookers onlookers;
  private final Web web;

  public WatchRoutes(Onlookers onlookers, Web web) {
    this.onlookers = onlookers;
    this.web = web;
  }

  /// Adds the page.
  public void register(RoutesConfig routes) {
    routes.get("/watch/{session}", this::show, Access.TECHNICIAN);
  }

  private void show(Context ctx) {
    String session = ctx.pathParam("session");
    Onlookers.Sight sight =
        onlookers.sight(web.identity().require(ctx).id(), session).orElseThrow(Refusal::notFound);
    ctx.header("Cache-Control", "no-store");
    web.pages()
        .show(
            ctx,
            "watch",
            "watch/" + session,
            Map.of(
                "session",
                session,
                "signaling",
                SIGNALING,
                "technician",
                sight.technician(),
                "machine",
                sight.machineId().replaceAll("(...)(?=.)", "$1 "),
                "scriptTexts",
                web.pages().scriptTexts(ctx, "watch.")));
  }
}
