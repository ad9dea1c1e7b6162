package de.beistand.server;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.web.Access;
import io.javalin.http.HandlerType;
import io.javalin.security.Roles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every route of the running server × everybody who may ask, generated from the routes themselves.
class RouteMatrixIT {
  /// Who may enter what, agreed upon. A new route needs a line here.
  private static final Map<String, Access> AGREED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("GET /", Access.ANYONE),
              Map.entry("GET /start", Access.ANYONE),
              Map.entry("GET /accent/{colour}", Access.ANYONE),
              Map.entry("GET /logo", Access.ANYONE),
              Map.entry("GET /share", Access.ANYONE),
              Map.entry("GET /terms", Access.ANYONE),
              Map.entry("GET /terms/{version}", Access.ANYONE),
              Map.entry("GET /terms/{version}/original", Access.ANYONE),
              Map.entry("GET /imprint", Access.ANYONE),
              Map.entry("GET /privacy", Access.ANYONE),
              Map.entry("GET /agreement", Access.ANYONE),
              Map.entry("GET /operator", Access.ADMIN),
              Map.entry("POST /operator", Access.ADMIN),
              Map.entry("POST /operator/preview", Access.ADMIN),
              Map.entry("POST /operator/logo", Access.ADMIN),
              Map.entry("POST /operator/logo/remove", Access.ADMIN),
              Map.entry("GET /operator/texts", Access.ADMIN),
              Map.entry("POST /operator/texts", Access.ADMIN),
              Map.entry("GET /operator/legal", Access.ADMIN),
              Map.entry("POST /operator/legal", Access.ADMIN),
              Map.entry("GET /operator/terms", Access.ADMIN),
              Map.entry("POST /operator/terms", Access.ADMIN),
              Map.entry("POST /operator/terms/publish", Access.ADMIN),
              Map.entry("GET /operator/embed", Access.ADMIN),
              Map.entry("GET /admin/audit", Access.ADMIN),
              Map.entry("GET /healthz", Access.ANYONE),
              Map.entry("HEAD /healthz", Access.ANYONE),
              Map.entry("GET /static/{file}", Access.ANYONE),
              Map.entry("GET /download/{system}", Access.ANYONE),
              Map.entry("POST /language", Access.ANYONE),
              Map.entry("GET /j", Access.ANYONE),
              Map.entry("POST /j", Access.ANYONE),
              Map.entry("GET /j/{code}", Access.ANYONE),
              Map.entry("POST /j/{code}/step", Access.ANYONE),
              Map.entry("GET /login", Access.ANYONE),
              Map.entry("POST /login", Access.ANYONE),
              Map.entry("GET /setup/{token}", Access.ANYONE),
              Map.entry("POST /setup/{token}", Access.ANYONE),
              Map.entry("POST /logout", Access.TECHNICIAN),
              Map.entry("GET /console", Access.TECHNICIAN),
              Map.entry("GET /watch/{session}", Access.TECHNICIAN),
              Map.entry("GET /account", Access.TECHNICIAN),
              Map.entry("POST /account/password", Access.TECHNICIAN),
              Map.entry("GET /sessions", Access.TECHNICIAN),
              Map.entry("GET /sessions/{id}", Access.TECHNICIAN),
              Map.entry("POST /sessions/{id}/note", Access.TECHNICIAN),
              Map.entry("POST /sessions/{id}/report", Access.TECHNICIAN),
              Map.entry("GET /.well-known/beistand-evidence-key", Access.ANYONE),
              Map.entry("GET /sessions/{id}/evidence.zip", Access.ADMIN),
              Map.entry("GET /report/{token}", Access.ANYONE),
              Map.entry("GET /report/{token}/report.pdf", Access.ANYONE),
              Map.entry("POST /report/{token}/mail", Access.ANYONE),
              Map.entry("POST /sessions/{id}/recordings", Access.TECHNICIAN),
              Map.entry("GET /recordings/review-keys", Access.TECHNICIAN),
              Map.entry("HEAD /recordings/{id}/upload", Access.TECHNICIAN),
              Map.entry("PATCH /recordings/{id}/upload", Access.TECHNICIAN),
              Map.entry("OPTIONS /recordings/{id}/upload", Access.TECHNICIAN),
              Map.entry("POST /recordings/{id}/close", Access.TECHNICIAN),
              Map.entry("POST /recordings/{id}/gaps", Access.TECHNICIAN),
              Map.entry("GET /recordings/{id}", Access.ADMIN),
              Map.entry("GET /recordings/{id}/content", Access.ADMIN),
              Map.entry("POST /recordings/{id}/views", Access.ADMIN),
              Map.entry("POST /recordings/{id}/keys", Access.ADMIN),
              Map.entry("POST /recordings/{id}/delete", Access.ADMIN),
              Map.entry("GET /admin/review-keys", Access.ADMIN),
              Map.entry("POST /admin/review-keys", Access.ADMIN),
              Map.entry("POST /admin/review-keys/{id}/retire", Access.ADMIN),
              Map.entry("GET /operator/recording", Access.ADMIN),
              Map.entry("POST /operator/recording", Access.ADMIN),
              Map.entry("GET /request", Access.ANYONE),
              Map.entry("POST /request", Access.ANYONE),
              Map.entry("GET /request/{token}", Access.ANYONE),
              Map.entry("POST /request/{token}/withdraw", Access.ANYONE),
              Map.entry("GET /machines", Access.TECHNICIAN),
              Map.entry("GET /machines/{id}", Access.TECHNICIAN),
              Map.entry("POST /machines/{id}", Access.TECHNICIAN),
              Map.entry("GET /customers", Access.ADMIN),
              Map.entry("POST /customers", Access.ADMIN),
              Map.entry("GET /customers/{id}", Access.ADMIN),
              Map.entry("POST /customers/{id}", Access.ADMIN),
              Map.entry("GET /requests", Access.ADMIN),
              Map.entry("GET /abuse", Access.ADMIN),
              Map.entry("POST /abuse/{id}/seen", Access.ADMIN),
              Map.entry("GET /technicians", Access.ADMIN),
              Map.entry("POST /technicians", Access.ADMIN),
              Map.entry("POST /technicians/{id}/disable", Access.ADMIN),
              Map.entry("POST /technicians/{id}/enable", Access.ADMIN),
              Map.entry("POST /technicians/{id}/password", Access.ADMIN)));

  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Route(HandlerType method, String path, Set<?> roles) {
    String name() {
      return method + " " + path;
    }

    Access access() {
      assertThat(roles).as(name() + " declares exactly one access").hasSize(1);
      return (Access) roles.iterator().next();
    }

    boolean unsafe() {
      return !Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS).contains(method);
    }

    String address() {
      return path.replace("{file}", "logo.svg")
          .replace("{token}", "made-up")
          .replace("{session}", new java.util.UUID(1, 2).toString())
          .replace("{code}", "made-up")
          .replace("{system}", "linux")
          .replace("{version}", "none")
          .replace("{colour}", "0b6e6e.css")
          .replace(
              "{id}",
              path.startsWith("/sessions") || path.startsWith("/recordings")
                  ? new java.util.UUID(1, 2).toString()
                  : "999999");
    }
  }

  private static List<Route> routes() {
    List<Route> routes =
        server.javalin().unsafe.internalRouter.allHttpHandlers().stream()
            .map(parsed -> parsed.endpoint)
            .filter(endpoint -> endpoint.method.isHttpMethod())
            .map(
                endpoint -> {
                  Roles roles = endpoint.metadata(Roles.class);
                  return new Route(
                      endpoint.method, endpoint.path, roles == null ? Set.of() : roles.getRoles());
                })
            .toList();
    assertThat(routes).hasSizeGreaterThanOrEqualTo(20);
    return routes;
  }

  /// null = nobody is logged in.
  private static Visitor visitor(String role) throws Exception {
    Visitor visitor = new Visitor(server.url(), server.url());
    if (role != null) {
      visitor.useCookie(server.newPerson("Pia Prüfer", role).cookie());
      visitor.get("/account");
      assertThat(visitor.formToken()).isNotEmpty();
    }
    return visitor;
  }

  @Test
  void everyRouteIsAgreedUpon() {
    assertThat(routes().stream().collect(Collectors.toMap(Route::name, Route::access)))
        .containsExactlyInAnyOrderEntriesOf(AGREED);
  }

  @Test
  void everyRouteLetsInWhomItShouldAndNobodyElse() throws Exception {
    for (Route route : routes()) {
      for (String role : new String[] {null, "TECHNICIAN", "ADMIN"}) {
        Visitor visitor = visitor(role);
        int status = visitor.send(route.method.name(), route.address()).status();
        String situation = route.name() + " as " + role + " gave " + status;
        switch (outcome(route.access(), role)) {
          case "login" -> // pages lead to the login, everything else just says no
              assertThat(status).as(situation).isEqualTo(303);
          case "forbidden" -> assertThat(status).as(situation).isEqualTo(403);
          default -> assertThat(status).as(situation).isIn(200, 201, 204, 303, 404, 409, 422, 401);
        }
      }
    }
  }

  private static String outcome(Access access, String role) {
    return switch (access) {
      case ANYONE -> "open";
      case TECHNICIAN -> role == null ? "login" : "open";
      case ADMIN -> role == null ? "login" : role.equals("ADMIN") ? "open" : "forbidden";
    };
  }

  @Test
  void scriptsWithoutALoginGet401() throws Exception {
    for (Route route : routes()) {
      if (route.access() != Access.ANYONE && !route.unsafe()) {
        assertThat(
                visitor(null)
                    .from("", "", route.method.name(), route.address(), "Accept", "*/*")
                    .status())
            .as(route.name())
            .isEqualTo(401);
      }
    }
  }

  @Test
  void noUnsafeRouteTrustsAnotherOrigin() throws Exception {
    for (Route route : routes()) {
      if (route.unsafe()) {
        Visitor admin = visitor("ADMIN");
        for (String origin : new String[] {"", "null", "https://evil.test", "http://localhost"}) {
          assertThat(
                  admin
                      .from(origin, admin.formToken(), route.method.name(), route.address())
                      .status())
              .as(route.name() + " from " + origin)
              .isEqualTo(403);
        }
        assertThat(
                admin
                    .from(
                        server.url(),
                        admin.formToken(),
                        route.method.name(),
                        route.address(),
                        "Sec-Fetch-Site",
                        "cross-site")
                    .status())
            .as(route.name())
            .isEqualTo(403);
      }
    }
  }

  @Test
  void noUnsafeRouteBehindTheLoginWorksWithoutItsFormToken() throws Exception {
    for (Route route : routes()) {
      if (route.unsafe() && route.access() != Access.ANYONE) {
        Visitor admin = visitor("ADMIN");
        String others = visitor("ADMIN").formToken();
        for (String token : new String[] {"", "x", others}) {
          assertThat(admin.from(server.url(), token, route.method.name(), route.address()).status())
              .as(route.name())
              .isEqualTo(403);
        }
      }
    }
  }

  @Test
  void whatIsNoRouteIsNotFoundForEverybody() throws Exception {
    for (String path :
        new String[] {
          "/setup",
          "/setup/",
          "/setup/x/y",
          "/admin",
          "/technicians/1",
          "/sessions/1/note/2",
          "/Technicians",
          "//technicians",
          "/technicians;x=1",
          "/static/",
          "/console/x"
        }) {
      assertThat(visitor(null).get(path).status()).as(path).isIn(400, 404);
    }
  }
}
