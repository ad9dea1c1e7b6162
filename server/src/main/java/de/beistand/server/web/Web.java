package de.beistand.server.web;

import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The common part of the web pages, wired: features take from it what their routes need.
public final class Web {
  private final Texts texts = new Texts();
  private final StaticFiles files = new StaticFiles();
  private final URI publicUrl;
  private final Identity identity;
  private final Pages pages;
  private final PebbleRenderer renderer;

  /// @param publicUrl the one address under which browsers reach this server
  /// @param house how pages present the firm
  /// @param zone in which times are shown
  /// @param authenticate gives the person behind a login token, if the login is still good
  public Web(
      URI publicUrl,
      Supplier<House> house,
      ZoneId zone,
      Function<String, Optional<Viewer>> authenticate) {
    this.publicUrl = publicUrl;
    this.identity = new Identity(publicUrl, authenticate);
    this.pages = new Pages(house, texts, identity);
    this.renderer =
        new PebbleRenderer(new TemplateFunctions(texts, files, new Moments(zone, texts)));
  }

  /// Puts headers, guard, error pages and the common pages into a server. Call it before any route
  /// is added: a route without exactly one [Access] is an error from then on.
  public void install(JavalinConfig config) {
    config.fileRenderer(renderer);
    config.events.handlerAdded(
        added ->
            checkDeclared(added.getHttpMethod().isHttpMethod(), added.getPath(), added.getRoles()));
    SecurityHeaders headers = new SecurityHeaders(publicUrl);
    config.routes.before(headers::add);
    config.routes.beforeMatched(new Guard(identity, new SameOrigin(publicUrl))::check);
    new ErrorPages(pages, publicUrl).register(config.routes);
    new SiteRoutes(files, publicUrl).register(config.routes);
    new ConsoleRoutes(pages, texts, headers).register(config.routes);
    new ShareRoutes(pages, texts).register(config.routes);
  }

  /// A template that is no page of its own, such as a document.
  ///
  /// @param model the template's variables
  public String render(String template, Language language, Map<String, ?> model) {
    Map<String, @Nullable Object> all = new HashMap<>(model);
    all.put(PebbleRenderer.LANGUAGE, language.code());
    return renderer.render(template, all);
  }

  /// The one address under which browsers reach this server.
  public URI publicUrl() {
    return publicUrl;
  }

  public Pages pages() {
    return pages;
  }

  public Identity identity() {
    return identity;
  }

  private static void checkDeclared(boolean isRoute, String path, Set<?> roles) {
    if (isRoute && (roles.size() != 1 || !(roles.iterator().next() instanceof Access))) {
      throw new IllegalStateException("route " + path + " declares no access");
    }
  }
}
