package de.beistand.server.web;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The check that a request was sent by our own pages.
///
/// Browsers say so in `Sec-Fetch-Site` (W3C Fetch Metadata) and `Origin` (RFC 6454); pages cannot
/// forge either. What is said must be right, and one of the two must be said.
public final class SameOrigin {
  private final String origin;

  public SameOrigin(URI publicUrl) {
    this.origin = originOf(publicUrl);
  }

  public boolean allows(Context ctx) {
    return allows(ctx.header("Sec-Fetch-Site"), ctx.header("Origin"));
  }

  boolean allows(@Nullable String fetchSite, @Nullable String sentOrigin) {
    if (fetchSite == null && sentOrigin == null) {
      return false;
    }
    return (fetchSite == null || fetchSite.equals("same-origin"))
        && (sentOrigin == null || sentOrigin.equals(origin));
  }

  /// Scheme, host and port as browsers write them: lower case, without a default port.
  private static String originOf(URI url) {
    int port = url.getPort();
    boolean usual =
        port == -1
            || (port == 80 && "http".equals(url.getScheme()))
            || (port == 443 && "https".equals(url.getScheme()));
    return (url.getScheme() + "://" + url.getHost() + (usual ? "" : ":" + port))
        .toLowerCase(Locale.ROOT);
  }
}
