package de.beistand.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.Map;

/// The page of a customer who has nothing but a browser: a shell, filled by `/static/share.js`.
final class ShareRoutes {
  /// Where the page's WebSocket goes, see docs/protocol.md.
  static final String SIGNALING = "/share/signaling";

  private final Pages pages;
  private final Texts texts;

  ShareRoutes(Pages pages, Texts texts) {
    this.pages = pages;
    this.texts = texts;
  }

  void register(RoutesConfig routes) {
    routes.get("/share", this::show, Access.ANYONE);
  }

  private void show(Context ctx) {
    // The only page that may ask for camera and screen; the browser asks the customer again.
    ctx.header("Permissions-Policy", SecurityHeaders.PERMISSIONS_TO_SHARE);
    SafeString block = texts.block(pages.language(ctx), "share.", "duration.");
    pages.show(ctx, "share", "share", Map.of("signaling", SIGNALING, "scriptTexts", block));
  }
}
