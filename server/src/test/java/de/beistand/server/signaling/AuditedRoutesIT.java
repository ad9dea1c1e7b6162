package de.beistand.server.signaling;

import static de.beistand.sql.Tables.ABUSE_REPORT;
import static de.beistand.sql.Tables.AUDIT_EVENT;
import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.TestServer;
import de.beistand.server.Visitor;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.audit.AuditLog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whatever an administrator can do behind the login is done once, and stands in the audit log, or
/// has a reason here not to.
class AuditedRoutesIT {
  private static final Pattern HASH = Pattern.compile("name=\"hash\" value=\"([0-9a-f]{64})\"");

  /// What is not noted, and why.
  private static final Map<String, String> NOT_NOTED =
      Map.of(
          "POST /operator/preview", "shows a page and changes nothing",
          "POST /logout", "ends one's own login",
          "POST /sessions/{id}/note", "only the technician's own, beside the session's record",
          "POST /sessions/{id}/report", "only the technician's own; the sending is a signed event",
          "POST /sessions/{id}/recordings", "stands in the session's record",
          "POST /recordings/{id}/gaps", "stands in the session's record",
          "POST /recordings/{id}/close", "stands in the session's record",
          "PATCH /recordings/{id}/upload", "stands in the session's record");

  private final List<String> done = new ArrayList<>();
  private TestServer server;
  private RecordingSession pages;
  private Visitor admin;
  private TestServer.Login login;
  private String password = "";

  @BeforeEach
  void logIn() throws Exception {
    server = TestServer.start(TestServer.LONG);
    pages = new RecordingSession(server);
    var first = new Visitor(server.url(), server.url());
    first.useCookie(server.newPerson("Pia Prüfer", "ADMIN").cookie());
    first.get("/account");
    password =
        first
            .post("/technicians", Map.of("login", "ada", "name", "Ada Amt", "role", "ADMIN"))
            .textOf("new-password");
    admin = new Visitor(server.url(), server.url());
    admin.logIn("ada", password);
    String cookie = admin.cookie("beistand").orElseThrow().getValue();
    login = new TestServer.Login(person("ada"), "Ada Amt", "beistand=" + cookie);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private long person(String name) {
    return server
        .sql()
        .select(TECHNICIAN.ID)
        .from(TECHNICIAN)
        .where(TECHNICIAN.LOGIN.eq(name))
        .fetchSingle(TECHNICIAN.ID);
  }

  /// Something done by the route, which answers with this status.
  private interface Deed {
    int status() throws Exception;
  }

  private void noted(String route, AuditAction action, Deed deed) throws Exception {
    int before = count(action);
    assertThat(deed.status()).as(route).isIn(200, 201, 204, 303);
    assertThat(count(action)).as("%s is noted as %s", route, action).isEqualTo(before + 1);
    done.add(route);
  }

  /// Lines that name this administrator.
  private int count(AuditAction action) {
    return server
        .sql()
        .fetchCount(
            AUDIT_EVENT,
            AUDIT_EVENT.ACTOR_ID.eq(login.technicianId()),
            AUDIT_EVENT.ACTION.eq(action.name()));
  }

  private Deed form(String path, String... fields) {
    Map<String, String> all = new HashMap<>();
    for (int at = 0; at < fields.length; at += 2) {
      all.put(fields[at], fields[at + 1]);
    }
    return () -> admin.post(path, all).status();
  }

  private Deed json(String path, String body) {
    return () -> pages.json(login, path, body).statusCode();
  }

  @Test
  @DisplayName("every route behind the login is noted by the log, or says why not")
  void everyDeed() throws Exception {
    people();
    firm();
    terms();
    long key = pages.reviewKey(login, "Tresor");
    customers();
    session(key);
    reviewKeys();
    assertThat(done)
        .as("a new route is done here, with what it notes, or gets a reason in NOT_NOTED")
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(NOT_NOTED.keySet());
    List<String> known = new ArrayList<>(done);
    known.addAll(NOT_NOTED.keySet());
    known.remove("GET /sessions/{id}/evidence.zip");
    assertThat(known).containsExactlyInAnyOrderElementsOf(server.deeds());
    assertThat(new AuditLog(server.sql()).check()).isInstanceOf(AuditLog.Check.Whole.class);
  }

  private void people() throws Exception {
    noted(
        "POST /technicians",
        AuditAction.PERSON_CREATED,
        form("/technicians", "login", "ole", "name", "Ole Olsen", "role", "TECHNICIAN"));
    String ole = "/technicians/" + person("ole");
    noted("POST /technicians/{id}/password", AuditAction.PASSWORD_RESET, form(ole + "/password"));
    noted("POST /technicians/{id}/disable", AuditAction.PERSON_DISABLED, form(ole + "/disable"));
    noted("POST /technicians/{id}/enable", AuditAction.PERSON_ENABLED, form(ole + "/enable"));
    String fresh = "Neun Wale und ein Kamm 9";
    noted(
        "POST /account/password",
        AuditAction.PASSWORD_CHANGED,
        form("/account/password", "current", password, "password", fresh, "repeat", fresh));
    String cookie = admin.cookie("beistand").orElseThrow().getValue();
    login = new TestServer.Login(login.technicianId(), login.name(), "beistand=" + cookie);
    admin.get("/account");
  }

  private void firm() throws Exception {
    AuditAction changed = AuditAction.SETTINGS_CHANGED;
    noted(
        "POST /operator",
        changed,
        form(
            "/operator",
            "firm",
            "Neue Firma",
            "accent",
            "#0B6E6E",
            "who",
            "EVERYONE",
            "agreed",
            "CLICK"));
    noted("POST /operator/texts", changed, form("/operator/texts", "HOURS-de", "8 bis 18 Uhr"));
    noted("POST /operator/legal", changed, form("/operator/legal", "company", "Muster GmbH"));
    var png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", png);
    noted(
        "POST /operator/logo",
        AuditAction.LOGO_CHANGED,
        () -> admin.upload("/operator/logo", "logo", png.toByteArray()).status());
    noted("POST /operator/logo/remove", AuditAction.LOGO_REMOVED, form("/operator/logo/remove"));
  }

  private void terms() throws Exception {
    noted(
        "POST /operator/terms",
        AuditAction.TERMS_DRAFTED,
        form("/operator/terms", "version", "7", "german", "# Regeln", "english", "# Rules"));
    String hash = RecordingSession.first(HASH, admin.get("/operator/terms").text());
    noted(
        "POST /operator/terms/publish",
        AuditAction.TERMS_PUBLISHED,
        form("/operator/terms/publish", "hash", hash));
  }

  private void customers() throws Exception {
    noted(
        "POST /operator/recording",
        AuditAction.SETTINGS_CHANGED,
        form("/operator/recording", "recording", "ASK"));
    noted(
        "POST /customers",
        AuditAction.CUSTOMER_ADDED,
        form("/customers", "number", "10042", "name", "Bäckerei"));
    long id = server.sql().select(CUSTOMER.ID).from(CUSTOMER).fetchSingle(CUSTOMER.ID);
    noted(
        "POST /customers/{id}",
        AuditAction.CUSTOMER_CHANGED,
        form("/customers/" + id, "number", "10042", "name", "Bäckerei Sonne"));
  }

  private void session(long key) throws Exception {
    RunningSession running = pages.agreed();
    String machine = "/machines/" + running.agent.machineId;
    noted("POST /machines/{id}", AuditAction.MACHINE_ASSIGNED, form(machine, "name", "Kasse"));
    String recording = pages.begun(running, key);
    byte[] part = {1, 2, 3, 4, 5};
    pages.patch(running.login, recording, 0, part, "Upload-Length", "5");
    running.records(EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    running.page.hears(ServerToTechnician.Ended.class);

    String path = "/recordings/" + recording;
    noted(
        "POST /recordings/{id}/views",
        AuditAction.RECORDING_VIEWED,
        json(path + "/views", "{\"reason\":\"Beschwerde vom 3. März\"}"));
    long second = pages.reviewKey(login, "Vertretung");
    noted(
        "POST /recordings/{id}/keys",
        AuditAction.RECORDING_KEY_ADDED,
        json(
            path + "/keys",
            "{\"reviewKey\":%d,\"wrapped\":\"%s\"}"
                .formatted(second, RecordingSession.base64(new byte[384]))));
    noted(
        "POST /recordings/{id}/delete",
        AuditAction.RECORDING_DELETED,
        form(path + "/delete", "reason", "Wunsch des Kunden"));
    noted(
        "GET /sessions/{id}/evidence.zip",
        AuditAction.EVIDENCE_EXPORTED,
        () -> admin.get("/sessions/" + running.id + "/evidence.zip").status());
    server
        .sql()
        .insertInto(ABUSE_REPORT)
        .set(ABUSE_REPORT.SESSION_ID, running.id)
        .set(ABUSE_REPORT.WORDS, "")
        .set(ABUSE_REPORT.REPORTED_AT, Instant.now())
        .execute();
    noted("POST /abuse/{id}/seen", AuditAction.ABUSE_SEEN, form("/abuse/" + running.id + "/seen"));
  }

  private void reviewKeys() throws Exception {
    long[] id = new long[1];
    noted(
        "POST /admin/review-keys",
        AuditAction.REVIEW_KEY_CREATED,
        () -> {
          id[0] = pages.reviewKey(login, "Dritte");
          return 201;
        });
    noted(
        "POST /admin/review-keys/{id}/retire",
        AuditAction.REVIEW_KEY_RETIRED,
        form("/admin/review-keys/" + id[0] + "/retire"));
  }
}
