package de.beistand.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.beistand.server.Visitor;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final String TOKEN = "token";
  private Javalin javalin;

  @AfterEach
  void stop() {
    if (javalin != null) {
      javalin.stop();
    }
  }

  @Test
  void aRouteWithoutAccessDoesNotStart() {
    assertThatThrownBy(() -> site("http://site.test", routes -> routes.get("/open", ctx -> {})))
        .hasStackTraceContaining("/open declares no access");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    Visitor visitor = site("http://site.test", routes -> {});
    for (String path : new String[] {"/", "/healthz", "/missing", "/console", "/static/logo.svg"}) {
      Visitor.Page page = visitor.get(path);
      assertThat(page.header("Content-Security-Policy"))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'", "script-src 'self';")
          .contains("connect-src 'self' ws://site.test;")
          .doesNotContain("unsafe");
      assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
      assertThat(page.header("Strict-Transport-Security")).isEmpty();
    }
  }

  @Test
  void overHttpsTheCookieIsBoundToTheHostAndTheBrowserStaysWithHttps() {
    Visitor visitor =
        site(
            "https://site.test",
            routes ->
                routes.post(
                    "/in", ctx -> identity("https://site.test").begin(ctx, TOKEN), Access.ANYONE));
    Visitor.Page page = visitor.post("/in", Map.of());
    assertThat(page.header("Set-Cookie"))
        .startsWith("__Host-beistand=token;")
        .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
        .doesNotContain("Domain");
    assertThat(page.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    assertThat(page.header("Content-Security-Policy")).contains("wss://site.test");
  }

  @Test
  void noPageWritesScriptsOrStylesIntoItself() {
    Visitor visitor = site("http://site.test", routes -> {});
    for (String path : new String[] {"/", "/missing"}) {
      assertThat(visitor.get(path).text())
          .doesNotContainPattern("<script(?![^>]*src=)")
          .doesNotContainPattern("\\son[a-z]+=")
          .doesNotContain("style=");
    }
  }

  @Test
  void aVersionedFileMayBeKeptAndAnUnversionedOneIsAskedAbout() {
    Visitor visitor = site("http://site.test", routes -> {});
    String address = new StaticFiles().address("beistand.css");
    Visitor.Page kept = visitor.get(address);
    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.header("Content-Type")).isEqualTo("text/css; charset=utf-8");
    assertThat(kept.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
    Visitor.Page asked = visitor.get("/static/beistand.css", "If-None-Match", kept.header("ETag"));
    assertThat(asked.status()).isEqualTo(304);
    assertThat(asked.header("Cache-Control")).isEqualTo("public, no-cache");
    assertThat(visitor.get("/static/beistand.css?v=old").header("Cache-Control"))
        .isEqualTo("public, no-cache");
  }

  @Test
  void nothingOutsideTheFolderIsServed() {
    Visitor visitor = site("http://site.test", routes -> {});
    for (String name :
        new String[] {
          "..%2ftexts%2fde.properties",
          "..%5clogback.xml",
          "%2e%2e%2flogback.xml",
          ".hidden.css",
          "BEISTAND.CSS",
          "beistand.css%00.svg",
          "beistand.peb",
          "missing.css"
        }) {
      assertThat(visitor.get("/static/" + name).status()).as(name).isIn(400, 404);
    }
  }

  @Test
  void headIsNotAWayAroundTheGuard() {
    Visitor visitor =
        site("http://site.test", routes -> routes.get("/secret", ctx -> {}, Access.ADMIN));
    assertThat(visitor.send("HEAD", "/secret").status()).isEqualTo(405);
    assertThat(visitor.send("HEAD", "/healthz").status()).isEqualTo(200);
  }

  @Test
  void aFailureIsShownKindlyAndTellsNothing() {
    Visitor visitor =
        site(
            "http://site.test",
            routes ->
                routes.get(
                    "/bug",
                    ctx -> {
                      throw new IllegalStateException("secret detail");
                    },
                    Access.ANYONE));
    Visitor.Page page = visitor.get("/bug");
    assertThat(page.status()).isEqualTo(500);
    assertThat(page.text())
        .contains("data-status=\"500\"", "Kennzeichen für Rückfragen")
        .doesNotContain("secret detail", "IllegalStateException");
    assertThat(visitor.get("/bug", "Accept", "*/*").text())
        .isEqualTo("Der Fehler ist festgehalten. Bitte versuchen Sie es noch einmal.");
  }

  @Test
  void theLanguageSwitchComesBackAndStaysOnThisSite() {
    Visitor visitor = site("http://site.test", routes -> {});
    assertThat(visitor.get("/").text()).contains("<html lang=\"de\">");
    assertThat(
            visitor
                .post("/language", Map.of("language", "en", "back", "/login?back=%2F"))
                .location())
        .isEqualTo("/login?back=%2F");
    assertThat(visitor.get("/").text()).contains("<html lang=\"en\">", "Page not found");
    for (String evil :
        new String[] {"//evil.test", "https://evil.test", "/\\evil.test", "/\n/evil", ""}) {
      assertThat(visitor.post("/language", Map.of("language", "en", "back", evil)).location())
          .as(evil)
          .isEqualTo("/");
    }
  }

  private Visitor site(String publicUrl, Consumer<RoutesConfig> more) {
    Web web =
        new Web(
            URI.create(publicUrl),
            () -> new House("Firma", "", "", java.util.List.of()),
            ZoneOffset.UTC,
            token -> Optional.empty());
    javalin =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              web.install(config);
              config.routes.get("/login", ctx -> {}, Access.ANYONE);
              more.accept(config.routes);
            });
    javalin.start("127.0.0.1", 0);
    return new Visitor("http://127.0.0.1:" + javalin.port(), publicUrl);
  }

  private static Identity identity(String publicUrl) {
    return new Identity(URI.create(publicUrl), token -> Optional.empty());
  }
}
