package de.beistand.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.Map;

/// The technician's live page: a shell, filled by `/static/console.js`.
final class ConsoleRoutes {
  /// Where the page's WebSocket goes, see docs/protocol.md.
  static final String SIGNALING = "/console/signaling";

  private final Pages pages;
  private final Texts texts;
  private final SecurityHeaders headers;

  ConsoleRoutes(Pages pages, Texts texts, SecurityHeaders headers) {
    this.pages = pages;
    this.texts = texts;
    this.headers = headers;
  }

  void register(RoutesConfig routes) {
    routes.get("/console", this::show, Access.TECHNICIAN);
  }

  private void show(Context ctx) {
    headers.letRecord(ctx);
    SafeString block =
        texts.block(pages.language(ctx), "console.", "end.", "phase.", "failure.", "duration.");
    pages.show(ctx, "console", "console", Map.of("signaling", SIGNALING, "scriptTexts", block));
  }
}
