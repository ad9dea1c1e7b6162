package de.beistand.server;

import de.beistand.server.accounts.Accounts;
import de.beistand.server.database.Database;
import de.beistand.server.database.TestMariaDb;
import de.beistand.server.downloads.Downloads;
import de.beistand.server.front.Front;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.operator.Operator;
import de.beistand.server.review.Review;
import de.beistand.server.settings.Settings;
import de.beistand.server.web.Web;
import io.javalin.Javalin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/// The pages on a free port with a real, empty database and a clock that tests move.
public final class TestSite implements AutoCloseable {
  /// Where browsers believe to be.
  public static final String PUBLIC_URL = "http://beistand.test";

  /// Where packed programs would lie.
  public static final Path PROGRAMS = Path.of("target", "programs");

  /// What everybody here uses.
  public static final String PASSWORD = "Sieben Zwerge und ein Pilz 7";

  public final TestClock clock = new TestClock();
  public final Accounts accounts;
  public final Operator operator;

  public final List<Long> disabled = new ArrayList<>();
  private final Settings settings;
  private final Database database;
  private final Javalin javalin;

  public TestSite() throws Exception {
    settings =
        new Settings(
            PUBLIC_URL,
            "127.0.0.1",
            0,
            Path.of("target"),
            PROGRAMS,
            TestMariaDb.fresh(),
            "Firma",
            "1",
            new Settings.Turn(List.of(), "", false),
            new Settings.Graces(
                Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    database = Database.open(settings);
    operator = new Operator(database.sql(), settings, clock);
    accounts = new Accounts(database.sql(), new RateLimits(clock), clock);
    accounts.whenDisabled(disabled::add);
    Web web =
        new Web(
            URI.create(PUBLIC_URL),
            () -> Front.house(operator.current()),
            ZoneOffset.UTC,
            accounts::viewer);
    Front front = new Front(operator, web, new Downloads(PROGRAMS));
    Review review = new Review(database.sql(), clock, ZoneOffset.UTC);
    javalin =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  Front.limitUploads(config);
                  web.install(config);
                  accounts.register(config.routes, web);
                  review.register(config.routes, web);
                  front.register(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  public DSLContext sql() {
    return database.sql();
  }

  /// A browser in which nobody is logged in.
  public Visitor visitor() {
    return new Visitor("http://127.0.0.1:" + javalin.port(), PUBLIC_URL);
  }

  /// The administrator "chefin", who is logged in. The first call makes the account.
  public Visitor admin() {
    Visitor visitor = visitor();
    accounts
        .newSetupToken()
        .ifPresentOrElse(
            token ->
                visitor.post(
                    "/setup/" + token,
                    Map.of(
                        "login",
                        "chefin",
                        "name",
                        "Carla Chefin",
                        "password",
                        PASSWORD,
                        "repeat",
                        PASSWORD)),
            () -> visitor.logIn("chefin", PASSWORD));
    visitor.get("/account");
    return visitor;
  }

  /// A new technician, made by `admin` and logged in.
  public Visitor technician(Visitor admin, String login, String name) {
    Visitor.Page created =
        admin.post("/technicians", Map.of("login", login, "name", name, "role", "TECHNICIAN"));
    Visitor visitor = visitor();
    visitor.logIn(login, created.textOf("new-password"));
    return visitor;
  }

  /// What a second server process on the same database knows of the firm.
  public Operator inAnotherProcess() {
    return new Operator(database.sql(), settings, clock);
  }

  @Override
  public void close() {
    javalin.stop();
    database.close();
  }
}
