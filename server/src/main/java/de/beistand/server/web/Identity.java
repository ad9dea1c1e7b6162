package de.beistand.server.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/// Who sent a request: reads, sets and clears the login cookie.
public final class Identity {
  private static final String ASKED = "beistand.viewer";

  private final boolean https;
  private final Function<String, Optional<Viewer>> authenticate;

  /// @param authenticate gives the person behind a login token, if the login is still good
  Identity(URI publicUrl, Function<String, Optional<Viewer>> authenticate) {
    this.https = "https".equals(publicUrl.getScheme());
    this.authenticate = authenticate;
  }

  /// The name of the login cookie. `__Host-` makes browsers insist on Secure, this host only and
  /// the whole site (RFC 6265bis § 4.1.3.2); it needs https.
  public String cookieName() {
    return https ? "__Host-beistand" : "beistand";
  }

  /// The person behind a request; asked once per request.
  public Optional<Viewer> viewer(Context ctx) {
    Optional<Viewer> known = ctx.attribute(ASKED);
    if (known == null) {
      known = token(ctx).flatMap(authenticate);
      ctx.attribute(ASKED, known);
    }
    return known;
  }

  /// Like [#viewer], on routes that [Access] keeps for people with a login.
  public Viewer require(Context ctx) {
    return viewer(ctx).orElseThrow(() -> new IllegalStateException("this route needs a login"));
  }

  /// The login token that a request carries.
  public Optional<String> token(Context ctx) {
    return Optional.ofNullable(ctx.cookie(cookieName())).filter(token -> !token.isEmpty());
  }

  /// Gives the browser a login. It ends with the browser, or earlier at the server.
  public void begin(Context ctx, String token) {
    ctx.attribute(ASKED, null);
    ctx.cookie(cookie(token, -1));
  }

  /// Takes the login from the browser.
  public void end(Context ctx) {
    ctx.attribute(ASKED, Optional.<Viewer>empty());
    ctx.cookie(cookie("", 0));
  }

  private Cookie cookie(String value, int maxAge) {
    return new Cookie(cookieName(), value, "/", maxAge, https, true, null, SameSite.LAX);
  }
}
