package de.beistand.server;

import static de.beistand.sql.Tables.LOGIN;
import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.server.database.Database;
import de.beistand.server.database.TestMariaDb;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.sessions.Sessions;
import de.beistand.server.settings.Settings;
import de.beistand.server.sockets.Pace;
import de.beistand.server.web.Access;
import de.beistand.sql.tables.records.SupportSessionRecord;
import io.javalin.Javalin;
import io.javalin.security.Roles;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// A real server on a free port and a real database, which it keeps over a restart.
public final class TestServer implements AutoCloseable {
  /// Short enough to wait for, long enough not to run out by themselves on a slow machine.
  public static final Settings.Graces LONG =
      new Settings.Graces(
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60));

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private Settings settings;
  private final Pace pace;
  private Server server;
  private Database database;

  private TestServer(Settings settings, Pace pace) throws Exception {
    this.settings = settings;
    this.pace = pace;
    start();
  }

  public static TestServer start(Settings.Graces graces) throws Exception {
    return start(graces, Pace.USUAL);
  }

  public static TestServer start(Settings.Graces graces, Pace pace) throws Exception {
    return new TestServer(settings(graces), pace);
  }

  /// For a free port and a new database.
  public static Settings settings(Settings.Graces graces) {
    return new Settings(
        "http://localhost:0",
        "127.0.0.1",
        0,
        Path.of("target", "test-data").toAbsolutePath(),
        Path.of("target", "test-programs").toAbsolutePath(),
        TestMariaDb.fresh(),
        "Muster & Söhne",
        "2026-11",
        new Settings.Turn(List.of("turn:localhost:3478"), "turn secret", true),
        graces);
  }

  private void start() throws Exception {
    var silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    server = Server.start(settings, pace, Clock.systemUTC(), silent);
    settings = server.settings();
    database = Database.open(settings);
  }

  /// Stops the server and starts it again on the same port and database.
  public void restart() throws Exception {
    close();
    start();
  }

  /// Ends the server as a crash would: nobody is told, nothing is tidied up.
  public void crashAndRestart() throws Exception {
    server.crash();
    database.close();
    start();
  }

  public Settings settings() {
    return settings;
  }

  public String url() {
    return settings.publicUrl();
  }

  public String socketUrl(String path) {
    return "ws://127.0.0.1:" + settings.port() + path;
  }

  /// For tests that look at every route.
  Javalin javalin() {
    return server.javalin();
  }

  /// What somebody who is logged in can do: "POST /customers".
  public List<String> deeds() {
    return javalin().unsafe.internalRouter.allHttpHandlers().stream()
        .map(parsed -> parsed.endpoint)
        .filter(endpoint -> endpoint.method.isHttpMethod())
        .filter(endpoint -> !READING.contains(endpoint.method.name()))
        .filter(endpoint -> !isOpenToAll(endpoint.metadata(Roles.class)))
        .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
        .toList();
  }

  private static boolean isOpenToAll(@Nullable Roles roles) {
    return roles != null && roles.getRoles().equals(Set.of(Access.ANYONE));
  }

  public DSLContext sql() {
    return database.sql();
  }

  public Invitations invitations() {
    return server.invitations();
  }

  public Sessions sessions() {
    return server.sessions();
  }

  /// A technician who is logged in.
  public record Login(long technicianId, String name, String cookie) {}

  public Login newTechnician(String name) throws Exception {
    return newPerson(name, "TECHNICIAN");
  }

  public Login newPerson(String name, String role) throws Exception {
    Instant now = Instant.now();
    String token = UUID.randomUUID().toString();
    Long id =
        sql()
            .insertInto(TECHNICIAN)
            .set(TECHNICIAN.LOGIN, UUID.randomUUID().toString())
            .set(TECHNICIAN.DISPLAY_NAME, name)
            .set(TECHNICIAN.ROLE, role)
            .set(TECHNICIAN.PASSWORD_HASH, "none")
            .set(TECHNICIAN.CREATED_AT, now)
            .returning(TECHNICIAN.ID)
            .fetchSingle(TECHNICIAN.ID);
    sql()
        .insertInto(LOGIN)
        .set(
            LOGIN.TOKEN_HASH,
            MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)))
        .set(LOGIN.TECHNICIAN_ID, id)
        .set(LOGIN.CREATED_AT, now)
        .set(LOGIN.LAST_SEEN_AT, now)
        .set(LOGIN.EXPIRES_AT, now.plus(Duration.ofHours(1)))
        .execute();
    return new Login(id, name, "beistand=" + token);
  }

  public SupportSessionRecord session(String id) {
    return sql().selectFrom(SUPPORT_SESSION).where(SUPPORT_SESSION.ID.eq(id)).fetchSingle();
  }

  /// "agent 2 GIVEN VIEW", in the order of storing.
  public List<String> events(String sessionId) {
    return sql()
        .selectFrom(SESSION_EVENT)
        .where(SESSION_EVENT.SESSION_ID.eq(sessionId))
        .orderBy(SESSION_EVENT.ID)
        .fetch(
            row ->
                (row.getSource()
                        + " "
                        + row.getSeq()
                        + " "
                        + row.getKind()
                        + " "
                        + row.getSubject())
                    .strip());
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}
