package de.beistand.server.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// The one place where it is decided whether a request may go on: access, then origin, then form
/// token.
final class Guard {
  private static final Set<HandlerType> SAFE =
      Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

  private final Identity identity;
  private final SameOrigin sameOrigin;

  Guard(Identity identity, SameOrigin sameOrigin) {
    this.identity = identity;
    this.sameOrigin = sameOrigin;
  }

  /// Runs before every matched route.
  ///
  /// @throws Refusal if the request may not go on
  void check(Context ctx) {
    Access access = accessOf(ctx);
    boolean unsafe = !SAFE.contains(ctx.method());
    switch (access) {
      case ANYONE -> {
        if (unsafe) {
          checkOrigin(ctx);
        }
      }
      case TECHNICIAN, ADMIN -> {
        Viewer viewer = requireLogin(ctx);
        if (access == Access.ADMIN && !viewer.admin()) {
          throw new Refusal(HttpStatus.FORBIDDEN, "error.text.403");
        }
        if (unsafe) {
          checkOrigin(ctx);
          checkFormToken(ctx, viewer);
        }
      }
    }
  }

  private static Access accessOf(Context ctx) {
    if (ctx.routeRoles().size() == 1
        && ctx.routeRoles().iterator().next() instanceof Access access) {
      return access;
    }
    // Javalin lets HEAD pass where only GET is a route, and asks nobody.
    throw new Refusal(HttpStatus.METHOD_NOT_ALLOWED, "error.text.405");
  }

  private Viewer requireLogin(Context ctx) {
    Optional<Viewer> viewer = identity.viewer(ctx);
    return viewer.orElseThrow(
        () ->
            new Refusal(
                HttpStatus.UNAUTHORIZED,
                "login.required",
                "/login?back=" + URLEncoder.encode(backTo(ctx), StandardCharsets.UTF_8)));
  }

  private static String backTo(Context ctx) {
    if (!ctx.method().equals(HandlerType.GET)) {
      return "/console";
    }
    String query = ctx.queryString();
    return query == null ? ctx.path() : ctx.path() + "?" + query;
  }

  private void checkOrigin(Context ctx) {
    if (!sameOrigin.allows(ctx)) {
      throw new Refusal(HttpStatus.FORBIDDEN, "error.origin");
    }
  }

  private static void checkFormToken(Context ctx, Viewer viewer) {
    if (!FormToken.matches(viewer.formToken(), sentToken(ctx))) {
      throw new Refusal(HttpStatus.FORBIDDEN, "error.origin");
    }
  }

  private static String sentToken(Context ctx) {
    String header = ctx.header(FormToken.HEADER);
    if (header != null) {
      return header;
    }
    String field = ctx.formParam(FormToken.FIELD);
    return field == null ? "" : field;
  }
}
