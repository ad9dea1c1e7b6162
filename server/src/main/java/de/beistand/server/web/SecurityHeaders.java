package de.beistand.server.web;

import io.javalin.http.Context;
import java.net.URI;

/// The headers that every answer carries: what the browser may load, send and reveal.
final class SecurityHeaders {
  private static final String NOBODY =
      "microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=()";

  private static final String PERMISSIONS =
      NOBODY
          + ", camera=(), display-capture=(), clipboard-read=(self), clipboard-write=(self),"
          + " keyboard-map=(self), fullscreen=(self)";

  /// Of the one page that shows the customer's screen or camera.
  static final String PERMISSIONS_TO_SHARE =
      NOBODY + ", camera=(self), display-capture=(self), screen-wake-lock=(self)";

  private static final String POLICY = "Content-Security-Policy";
  private static final String TRUSTED_TYPES = "trusted-types 'none'";

  private final boolean https;
  private final String contentPolicy;

  SecurityHeaders(URI publicUrl) {
    this.https = "https".equals(publicUrl.getScheme());
    String socket = (https ? "wss://" : "ws://") + publicUrl.getAuthority();
    this.contentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
            + " font-src 'self'; media-src 'self' blob:; worker-src 'self'; connect-src 'self' "
            + socket // Safari before 15.4 does not count WebSockets as 'self'
            + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            + "; require-trusted-types-for 'script'; "
            + TRUSTED_TYPES;
  }

  void add(Context ctx) {
    ctx.header(POLICY, contentPolicy);
    ctx.header("X-Content-Type-Options", "nosniff");
    ctx.header("X-Frame-Options", "DENY");
    // Not "no-referrer": with it Chromium sends "Origin: null" with our own forms.
    ctx.header("Referrer-Policy", "same-origin");
    ctx.header("Permissions-Policy", PERMISSIONS);
    ctx.header("Cross-Origin-Opener-Policy", "same-origin");
    ctx.header("Cross-Origin-Resource-Policy", "same-origin");
    ctx.header("Cache-Control", "no-store");
    if (https) {
      ctx.header("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /// Lets this one page start the worker that records; its policy of that name lets nothing else
  /// through.
  void letRecord(Context ctx) {
    ctx.header(POLICY, contentPolicy.replace(TRUSTED_TYPES, "trusted-types recorder"));
  }
}
