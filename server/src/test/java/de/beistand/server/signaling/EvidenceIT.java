package de.beistand.server.signaling;

import static de.beistand.sql.Tables.REPORT_LINK;
import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import de.beistand.server.Visitor;
import de.beistand.server.consent.EventRepository;
import de.beistand.verifier.Check;
import de.beistand.verifier.Finding;
import de.beistand.verifier.Words;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What is left of a session: the head that the agent keeps, the customer's report, the export, and
/// what the verifier says to it.
class EvidenceIT {
  private static final String FILE =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0";
  private static TestServer server;

  private record Over(String id, Head head, String token) {}

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Over session() throws Exception {
    var running = RunningSession.active(server);
    running.records(EventKind.CONNECTED, "");
    running.records(EventKind.FILE_RECEIVED, FILE);
    AgentToServer.Record end =
        running.agent.event(running.check, EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    running.agent.say(end);
    Head head = running.agent.hears(ServerToAgent.Recorded.class).head();
    var report = running.agent.hears(ServerToAgent.SessionReport.class);
    assertThat(report.sessionId()).isEqualTo(running.id);
    running.agent.hears(ServerToAgent.End.class);
    return new Over(running.id, head, report.token());
  }

  private static byte[] bytes(String path, String cookie) throws Exception {
    HttpResponse<byte[]> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + path))
                    .header("Cookie", cookie)
                    .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private static List<Finding> verify(Over over, String checkValue) throws Exception {
    String admin = server.newPerson("Pia", "ADMIN").cookie();
    String key = new String(bytes("/.well-known/beistand-evidence-key", ""), "UTF-8").strip();
    byte[] zip = bytes("/sessions/" + over.id() + "/evidence.zip", admin);
    return Check.of(zip, new Check.Expected(checkValue, key));
  }

  private static Stream<String> texts(List<Finding> findings, Finding.Weight weight) {
    return findings.stream()
        .filter(it -> it.weight() == weight)
        .map(it -> Words.ENGLISH.say(it.said()));
  }

  @Test
  void theExportOfARealSessionIsGenuineUpToTheCustomersCheckValue() throws Exception {
    Over over = session();
    List<Finding> findings = verify(over, over.head().checkValue());
    assertThat(texts(findings, Finding.Weight.BROKEN)).isEmpty();
    assertThat(texts(findings, Finding.Weight.PROVEN))
        .anyMatch(text -> text.contains("signed all 5 of its events"))
        .anyMatch(text -> text.contains("check value fits"))
        .anyMatch(text -> text.contains("the one that you expect"));
  }

  @Test
  void whatSomebodyChangesInTheDatabaseIsFound() throws Exception {
    Over over = session();
    server
        .sql()
        .update(SESSION_EVENT)
        .set(SESSION_EVENT.SUBJECT, "CONTROL")
        .where(
            SESSION_EVENT.SESSION_ID.eq(over.id()), SESSION_EVENT.KIND.eq(EventKind.GIVEN.name()))
        .execute();
    assertThat(Check.isWhole(verify(over, ""))).isFalse();
  }

  @Test
  void whatIsErasedLeavesTheExportGenuine() throws Exception {
    Over over = session();
    server.sql().transaction(tx -> EventRepository.erase(tx.dsl(), over.id()));
    List<Finding> findings = verify(over, over.head().checkValue());
    assertThat(texts(findings, Finding.Weight.BROKEN)).isEmpty();
    assertThat(texts(findings, Finding.Weight.OPEN)).anyMatch(text -> text.contains("erased"));
    Visitor admin = new Visitor(server.url(), server.url());
    admin.useCookie(server.newPerson("Pia", "ADMIN").cookie());
    assertThat(admin.get("/sessions/" + over.id()).text())
        .contains("data-proof=\"SIGNED\"")
        .doesNotContain("data-proof=\"FORGED\"", "e3b0c442");
  }

  /// As a version before the chain left it.
  @Test
  void anOlderRecordIsExportedAndSaidToBeOlder() throws Exception {
    Over over = session();
    var none = (byte[]) null;
    server
        .sql()
        .update(SESSION_EVENT)
        .setNull(SESSION_EVENT.POSITION)
        .set(SESSION_EVENT.SALT, none)
        .set(SESSION_EVENT.LINK, none)
        .where(SESSION_EVENT.SESSION_ID.eq(over.id()))
        .execute();
    server
        .sql()
        .update(SUPPORT_SESSION)
        .set(SUPPORT_SESSION.HEAD_POSITION, 0)
        .set(SUPPORT_SESSION.HEAD_LINK, none)
        .where(SUPPORT_SESSION.ID.eq(over.id()))
        .execute();
    assertThat(texts(verify(over, ""), Finding.Weight.OPEN))
        .anyMatch(text -> text.contains("older than the chain"));
    assertThat(visit().get("/report/" + over.token()).status()).isEqualTo(200);
  }

  private static Visitor visit() {
    return new Visitor(server.url(), server.url());
  }

  @Test
  void theReportIsForWhoHasItsAddress() throws Exception {
    Over over = session();
    Visitor.Page page = visit().get("/report/" + over.token());
    assertThat(page.textOf("check-value")).isEqualTo(over.head().checkValue());
    assertThat(page.text()).contains("Änne Müller", "Muster &amp; Söhne", FILE.substring(0, 64));
    assertThat(page.header("Cache-Control")).contains("no-store");
    byte[] pdf = bytes("/report/" + over.token() + "/report.pdf", "");
    assertThat(new String(pdf, 0, 5, "US-ASCII")).isEqualTo("%PDF-");
    assertThat(visit().get("/report/AAAAAAAAAAAAAAAAAAAAAA").status()).isEqualTo(404);
    assertThat(
            server.sql().select(REPORT_LINK.TOKEN_HASH).from(REPORT_LINK).fetch().stream()
                .map(row -> new String(row.value1(), java.nio.charset.StandardCharsets.ISO_8859_1)))
        .noneMatch(hash -> hash.contains(over.token()));
  }

  @Test
  void anotherAcknowledgementMakesTheAddressBeforeWorthless() throws Exception {
    var running = RunningSession.active(server);
    AgentToServer.Record end =
        running.agent.event(running.check, EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    running.agent.say(end);
    running.agent.hears(ServerToAgent.Recorded.class);
    String token = running.agent.hears(ServerToAgent.SessionReport.class).token();
    running.agent.hears(ServerToAgent.End.class);
    running.agent.say(end);
    running.agent.hears(ServerToAgent.Recorded.class);
    String again = running.agent.hears(ServerToAgent.SessionReport.class).token();
    assertThat(visit().get("/report/" + token).status()).isEqualTo(404);
    assertThat(visit().get("/report/" + again).status()).isEqualTo(200);
  }

  @Test
  void theReportGoesToTheAddressThatWasTypedAtMostThreeTimes() throws Exception {
    Over over = session();
    String path = "/report/" + over.token() + "/mail";
    String to = UUID.randomUUID() + "@example.com";
    for (String bad : new String[] {"", "nobody", "a@b", "a@b.de\r\nBcc: c@d.de", "a b@c.de"}) {
      assertThat(visit().post(path, Map.of("address", bad)).status()).as(bad).isEqualTo(422);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(visit().post(path, Map.of("address", to)).status()).isEqualTo(303);
    }
    assertThat(visit().post(path, Map.of("address", to)).status()).isEqualTo(429);
    List<String> letters;
    try (Stream<Path> files = Files.list(server.settings().dataFolder().resolve("outbox"))) {
      letters =
          files
              .filter(file -> file.toString().endsWith(".eml"))
              .map(EvidenceIT::read)
              .filter(letter -> letter.contains(to))
              .toList();
    }
    assertThat(letters).hasSize(3);
    String letter = letters.getFirst();
    assertThat(letter)
        .startsWith("From: =?utf-8?B?")
        .contains("\r\nTo: <" + to + ">\r\n", "\r\nContent-Type: application/pdf\r\n");
    String pdf = letter.substring(letter.lastIndexOf("base64\r\n\r\n") + 10);
    byte[] attached = Base64.getMimeDecoder().decode(pdf.substring(0, pdf.indexOf("--=_")));
    assertThat(new String(attached, 0, 5, "US-ASCII")).isEqualTo("%PDF-");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.US_ASCII);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anEventBehindAnotherOneIsRefused() throws Exception {
    var running = RunningSession.active(server);
    FakeAgent other = FakeAgent.introduced(server, running.agent.key); // forgot what it signed
    other.say(other.event(running.check, 3, EventKind.ASKED, Grant.CONTROL));
    other.hears(ServerToAgent.Failure.class);
    assertThat(server.events(running.id)).noneMatch(event -> event.contains("CONTROL"));
    running.page.say(new TechnicianToServer.End(running.id));
  }
}
