package de.beistand.server.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Friendly pages for what goes wrong; one plain sentence for callers that want no HTML.
final class ErrorPages {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  static final Set<Integer> WITH_TEXT = Set.of(400, 403, 404, 405, 413, 429, 500);

  private final Pages pages;
  private final URI publicUrl;
  private final SecureRandom random = new SecureRandom();

  ErrorPages(Pages pages, URI publicUrl) {
    this.pages = pages;
    this.publicUrl = publicUrl;
  }

  void register(RoutesConfig routes) {
    routes.exception(Refusal.class, this::refused);
    routes.exception(
        HttpResponseException.class,
        (e, ctx) -> show(ctx, e.getStatus(), textFor(e.getStatus()), null));
    // What the servlet container says of a form with a file that is too large, or torn.
    routes.exception(ServletException.class, (_, ctx) -> show(ctx, 413, "error.text.413", null));
    routes.exception(Exception.class, this::failed);
  }

  private void refused(Refusal refusal, Context ctx) {
    String instead = refusal.instead();
    if (instead != null && Forms.wantsPage(ctx)) {
      ctx.redirect(instead, HttpStatus.SEE_OTHER);
    } else {
      show(ctx, refusal.status().getCode(), refusal.textKey(), null);
    }
  }

  private void failed(Exception e, Context ctx) {
    byte[] number = new byte[4];
    random.nextBytes(number);
    String reference = HexFormat.of().formatHex(number);
    LOG.error("{} {} failed, reference {}", ctx.method(), route(ctx), reference, e);
    show(ctx, 500, "error.text.500", reference);
  }

  private void show(Context ctx, int status, String textKey, @Nullable String reference) {
    String message = pages.text(ctx, textKey, publicUrl);
    ctx.status(status);
    ctx.header("Cache-Control", "no-store");
    if (!Forms.wantsPage(ctx)) {
      ctx.contentType("text/plain; charset=utf-8").result(message);
      return;
    }
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("status", status);
    model.put("page", pageFor(status));
    model.put("message", message);
    model.put("reference", reference);
    model.put("here", "/");
    pages.show(ctx, "error", "", model);
  }

  /// The route's pattern, never the path: that may hold a set-up token.
  private static String route(Context ctx) {
    var endpoint = ctx.endpoints().matchedHttpEndpoint();
    return endpoint == null ? "no route" : endpoint.path;
  }

  private static String textFor(int status) {
    return "error.text." + pageFor(status);
  }

  private static int pageFor(int status) {
    if (WITH_TEXT.contains(status)) {
      return status;
    }
    return status >= 500 ? 500 : 400;
  }
}
