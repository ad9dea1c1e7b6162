package de.beistand.server.signaling;

import static de.beistand.sql.Tables.AUDIT_EVENT;
import static de.beistand.sql.Tables.RECORDING;
import static de.beistand.sql.Tables.RECORDING_KEY;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.TestServer;
import de.beistand.server.web.FormToken;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The way of a recording to the server (tus 1.0), to those who look at it, and to its end.
class UploadIT {
  private static TestServer server;
  private static RecordingSession recording;
  private static TestServer.Login admin;
  private static long key;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
    recording = new RecordingSession(server);
    admin = server.newPerson("Carla Chefin", "ADMIN");
    key = recording.reviewKey(admin, "Tresor");
    recording.policy(admin, RecordingPolicy.ASK);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Path file(String id) {
    return Path.of("target", "test-data", "recordings", id);
  }

  private static String state(String id) {
    return server
        .sql()
        .select(RECORDING.STATE)
        .from(RECORDING)
        .where(RECORDING.ID.eq(id))
        .fetchSingle()
        .value1();
  }

  @Test
  @DisplayName("a recording begins only for whoever holds the session, with the customer's yes")
  void permission() throws Exception {
    var running = RunningSession.active(server);
    String path = "/sessions/" + running.id + "/recordings";
    String body = RecordingSession.begin(key);
    assertThat(recording.json(running.login, path, body).statusCode()).isEqualTo(409);
    running.records(EventKind.GIVEN, Grant.RECORDING);
    TestServer.Login colleague = server.newTechnician("Ole");
    assertThat(recording.json(colleague, path, body).statusCode()).isEqualTo(404);
    String unknown = RecordingSession.begin(key + 1000);
    assertThat(recording.json(running.login, path, unknown).statusCode()).isEqualTo(422);
    String noKeys = "{\"keys\":[],\"codec\":\"vp8\"}";
    assertThat(recording.json(running.login, path, noKeys).statusCode()).isEqualTo(422);
    assertThat(recording.json(running.login, path, body).statusCode()).isEqualTo(201);
    running.records(EventKind.WITHDRAWN, Grant.RECORDING);
    assertThat(recording.json(running.login, path, body).statusCode()).isEqualTo(409);
    running.records(EventKind.GIVEN, Grant.RECORDING);
    running.records(EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    running.page.hears(ServerToTechnician.Ended.class);
    assertThat(recording.json(running.login, path, body).statusCode()).isEqualTo(409);
  }

  @Test
  @DisplayName("parts come one after the other, the length with the last: COMPLETE")
  void parts() throws Exception {
    var running = recording.agreed();
    String id = recording.begun(running, key);
    HttpResponse<String> fresh = recording.head(running.login, id);
    assertThat(fresh.statusCode()).isEqualTo(200);
    assertThat(fresh.headers().firstValue("Upload-Offset")).contains("0");
    assertThat(fresh.headers().firstValue("Upload-Defer-Length")).contains("1");
    assertThat(fresh.headers().firstValue("Tus-Resumable")).contains("1.0.0");

    byte[] all = new byte[100_000];
    new Random(1).nextBytes(all);
    byte[] head = Arrays.copyOf(all, 60_000);
    byte[] tail = Arrays.copyOfRange(all, 60_000, all.length);
    HttpResponse<String> first = recording.patch(running.login, id, 0, head);
    assertThat(first.statusCode()).isEqualTo(204);
    assertThat(first.headers().firstValue("Upload-Offset")).contains("60000");
    HttpResponse<String> again = recording.patch(running.login, id, 0, head);
    assertThat(again.statusCode()).as("wrong offset").isEqualTo(409);
    assertThat(again.headers().firstValue("Upload-Offset")).contains("60000");
    assertThat(recording.patch(running.login, id, 60_001, tail).statusCode()).isEqualTo(409);
    assertThat(
            recording.patch(running.login, id, 60_000, tail, "Tus-Resumable", "0.2.2").statusCode())
        .isEqualTo(412);
    assertThat(
            recording
                .patch(running.login, id, 60_000, tail, "Content-Type", "text/plain")
                .statusCode())
        .isEqualTo(415);
    assertThat(
            recording.patch(running.login, id, 60_000, tail, "Upload-Length", "59999").statusCode())
        .as("shorter than what is there")
        .isEqualTo(400);
    assertThat(recording.patch(server.newTechnician("Ole"), id, 60_000, tail).statusCode())
        .isEqualTo(404);
    assertThat(recording.offset(running.login, id)).isEqualTo(60_000);
    assertThat(state(id)).isEqualTo("OPEN");

    HttpResponse<String> last =
        recording.patch(running.login, id, 60_000, tail, "Upload-Length", "100000");
    assertThat(last.statusCode()).isEqualTo(204);
    assertThat(state(id)).isEqualTo("COMPLETE");
    assertThat(Files.readAllBytes(file(id))).isEqualTo(all);
    assertThat(recording.patch(running.login, id, 100_000, new byte[0]).statusCode())
        .as("only the answer was lost")
        .isEqualTo(204);
    assertThat(recording.patch(running.login, id, 60_000, tail).statusCode()).isEqualTo(410);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
    assertThat(server.events(running.id))
        .anyMatch(event -> event.endsWith(" RECORDING_STARTED " + id))
        .anyMatch(event -> event.endsWith(" RECORDING_COMPLETE " + id));
    assertThat(notes(running.id, "RECORDING_COMPLETE")).isEqualTo("100000 " + sha256);
  }

  private static String notes(String session, String kind) {
    var event = de.beistand.sql.Tables.SESSION_EVENT;
    return server
        .sql()
        .select(event.DETAIL)
        .from(event)
        .where(event.SESSION_ID.eq(session), event.KIND.eq(kind))
        .fetchSingle()
        .value1();
  }

  @Test
  @DisplayName("50 cuts in the middle of a part -> nothing is lost, at most the cut part is resent")
  void cuts() throws Exception {
    var running = recording.agreed();
    String id = recording.begun(running, key);
    byte[] all = new byte[6_000_000];
    var random = new Random(2);
    random.nextBytes(all);
    int part = 50_000;
    int cuts = 0;
    long sent = 0;
    int offset = 0;
    while (offset < all.length) {
      int length = Math.min(part, all.length - offset);
      if (cuts < 50) {
        int arrives = random.nextInt(length);
        cut(running, id, offset, length, Arrays.copyOfRange(all, offset, offset + arrives));
        cuts++;
        sent += arrives;
        int from = offset;
        // what arrived before the cut may still be on its way to the disk
        Awaitility.await()
            .atMost(20, TimeUnit.SECONDS)
            .until(() -> file(id).toFile().length() == from + arrives);
        offset = (int) recording.offset(running.login, id);
        assertThat(offset).isEqualTo(from + arrives);
        length = Math.min(part, all.length - offset);
      }
      byte[] bytes = Arrays.copyOfRange(all, offset, offset + length);
      boolean last = offset + length == all.length;
      HttpResponse<String> answer =
          last
              ? recording.patch(running.login, id, offset, bytes, "Upload-Length", "" + all.length)
              : recording.patch(running.login, id, offset, bytes);
      assertThat(answer.statusCode()).isEqualTo(204);
      sent += length;
      offset += length;
    }
    assertThat(cuts).isEqualTo(50);
    assertThat(sent).as("what arrived is never sent again").isEqualTo(all.length);
    assertThat(state(id)).isEqualTo("COMPLETE");
    assertThat(Files.readAllBytes(file(id))).isEqualTo(all);
  }

  /// Announces `length` bytes, sends fewer, and is gone.
  private static void cut(RunningSession running, String id, long offset, int length, byte[] bytes)
      throws Exception {
    URI url = URI.create(server.url());
    String cookie = running.login.cookie();
    String head =
        String.join(
            "\r\n",
            "PATCH /recordings/" + id + "/upload HTTP/1.1",
            "Host: " + url.getAuthority(),
            "Cookie: " + cookie,
            "Origin: " + server.url(),
            "X-Form-Token: " + FormToken.of(cookie.substring(cookie.indexOf('=') + 1)),
            "Tus-Resumable: 1.0.0",
            "Content-Type: application/offset+octet-stream",
            "Upload-Offset: " + offset,
            "Content-Length: " + length,
            "",
            "");
    try (var socket = new Socket("127.0.0.1", url.getPort());
        OutputStream out = socket.getOutputStream()) {
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
      // the server reads it before it learns of the end
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> file(id).toFile().length() >= offset + bytes.length);
    }
  }

  @Test
  @DisplayName("a transfer that hangs ends as soon as the page asks where it was")
  void hanging() throws Exception {
    var running = recording.agreed();
    String id = recording.begun(running, key);
    URI url = URI.create(server.url());
    String cookie = running.login.cookie();
    String head =
        String.join(
            "\r\n",
            "PATCH /recordings/" + id + "/upload HTTP/1.1",
            "Host: " + url.getAuthority(),
            "Cookie: " + cookie,
            "Origin: " + server.url(),
            "X-Form-Token: " + FormToken.of(cookie.substring(cookie.indexOf('=') + 1)),
            "Tus-Resumable: 1.0.0",
            "Content-Type: application/offset+octet-stream",
            "Upload-Offset: 0",
            "Content-Length: 1000",
            "",
            "");
    try (var socket = new Socket("127.0.0.1", url.getPort());
        OutputStream out = socket.getOutputStream()) {
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[10]);
      out.flush();
      Awaitility.await().atMost(20, TimeUnit.SECONDS).until(() -> file(id).toFile().length() == 10);
      assertThat(recording.offset(running.login, id)).isEqualTo(10);
      assertThat(recording.patch(running.login, id, 10, new byte[] {7}).statusCode())
          .isEqualTo(204);
      out.write(new byte[990]); // too late
      out.flush();
      assertThat(recording.offset(running.login, id)).isEqualTo(11);
    }
    assertThat(recording.offset(running.login, id)).isEqualTo(11);
  }

  @Test
  @DisplayName("OPEN + page gone -> INCOMPLETE at once; the next one begins after a gap")
  void pageGone() throws Exception {
    var running = recording.agreed();
    String id = recording.begun(running, key);
    recording.patch(running.login, id, 0, new byte[10]);
    String close = "/recordings/" + id + "/close";
    assertThat(recording.json(server.newTechnician("Uwe"), close, "").statusCode()).isEqualTo(404);
    assertThat(state(id)).isEqualTo("OPEN");
    assertThat(recording.json(running.login, close, "").statusCode()).isEqualTo(204);
    assertThat(state(id)).isEqualTo("INCOMPLETE");
    assertThat(notes(running.id, "RECORDING_INCOMPLETE")).startsWith("10 ").endsWith(" PAGE_GONE");
    assertThat(recording.head(running.login, id).statusCode()).isEqualTo(410);
    assertThat(recording.json(running.login, close, "").statusCode()).as("again").isEqualTo(204);
    String next = recording.begun(running, key);
    assertThat(notes(running.id, "RECORDING_GAP")).endsWith(" PAGE_GONE");
    recording.patch(running.login, next, 0, new byte[5], "Upload-Length", "5");
    assertThat(recording.json(running.login, "/recordings/" + next + "/close", "").statusCode())
        .isEqualTo(204);
    assertThat(state(next)).as("a whole one stays whole").isEqualTo("COMPLETE");
  }

  @Test
  @DisplayName("OPEN + a day after the session -> INCOMPLETE, 410; a new one begins with a gap")
  void tooLate() throws Exception {
    var running = recording.agreed();
    String id = recording.begun(running, key);
    recording.patch(running.login, id, 0, new byte[10]);
    String next = recording.begun(running, key);
    assertThat(notes(running.id, "RECORDING_GAP")).endsWith(" PAGE_GONE");
    running.records(EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    running.page.hears(ServerToTechnician.Ended.class);
    assertThat(recording.patch(running.login, next, 0, new byte[5]).statusCode())
        .as("for a day the rest may come")
        .isEqualTo(204);
    server
        .sql()
        .update(SUPPORT_SESSION)
        .set(SUPPORT_SESSION.ENDED_AT, Instant.now().minus(Duration.ofHours(25)))
        .where(SUPPORT_SESSION.ID.eq(running.id))
        .execute();
    assertThat(recording.head(running.login, next).statusCode()).isEqualTo(410);
    assertThat(recording.patch(running.login, next, 5, new byte[5]).statusCode()).isEqualTo(410);
    assertThat(state(next)).isEqualTo("INCOMPLETE");
    assertThat(notes(running.id, "RECORDING_INCOMPLETE")).startsWith("5 ").endsWith(" ABANDONED");
  }

  @Test
  @DisplayName(
      "looking at it needs a reason, which is in the audit log; deleting it leaves nothing")
  void lookedAtAndDeleted() throws Exception {
    var running = recording.agreed();
    String id = recording.begun(running, key);
    recording.patch(running.login, id, 0, new byte[] {1, 2, 3, 4, 5}, "Upload-Length", "5");
    HttpRequest.Builder manifest = recording.request(admin, "/recordings/" + id);
    assertThat(recording.send(manifest).statusCode()).isEqualTo(403);
    String reason = "{\"reason\":\"Beschwerde vom 3. März\"}";
    assertThat(
            recording
                .json(admin, "/recordings/" + id + "/views", "{\"reason\":\"-\"}")
                .statusCode())
        .isEqualTo(422);
    assertThat(recording.json(admin, "/recordings/" + id + "/views", reason).statusCode())
        .isEqualTo(204);
    String told = recording.send(manifest).body();
    assertThat(told)
        .contains("\"state\":\"COMPLETE\"", "\"bytes\":5", "\"reviewKey\":" + key, "\"gaps\":[]");
    HttpResponse<byte[]> part =
        recording.fetch(
            recording
                .request(admin, "/recordings/" + id + "/content")
                .header("Range", "bytes=1-3"));
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).containsExactly(2, 3, 4);
    assertThat(part.headers().firstValue("Cache-Control")).contains("no-store");
    TestServer.Login other = server.newPerson("Ida", "ADMIN");
    assertThat(recording.send(recording.request(other, "/recordings/" + id)).statusCode())
        .as("the reason of somebody else")
        .isEqualTo(403);

    String delete = "/recordings/" + id + "/delete";
    assertThat(recording.form(admin, delete, "reason=Wunsch+des+Kunden").statusCode())
        .as("while the session runs")
        .isEqualTo(409);
    running.records(EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    running.page.hears(ServerToTechnician.Ended.class);
    assertThat(recording.form(admin, delete, "reason=").statusCode()).isEqualTo(422);
    assertThat(recording.form(admin, delete, "reason=Wunsch+des+Kunden").statusCode())
        .isEqualTo(303);
    assertThat(state(id)).isEqualTo("DELETED");
    assertThat(file(id)).doesNotExist();
    assertThat(server.sql().fetchExists(RECORDING_KEY, RECORDING_KEY.RECORDING_ID.eq(id)))
        .isFalse();
    assertThat(recording.send(manifest).statusCode()).isEqualTo(410);
    assertThat(recording.head(running.login, id).statusCode()).isEqualTo(410);
    assertThat(notes(running.id, "RECORDING_DELETED")).endsWith(" Wunsch des Kunden");
    assertThat(
            server
                .sql()
                .select(AUDIT_EVENT.ACTION)
                .from(AUDIT_EVENT)
                .where(AUDIT_EVENT.SUBJECT.eq(id))
                .orderBy(AUDIT_EVENT.POSITION)
                .fetch(AUDIT_EVENT.ACTION))
        .containsExactly("RECORDING_VIEWED", "RECORDING_KEYS_DESTROYED", "RECORDING_DELETED");
  }

  @Test
  @DisplayName("what the page says is missing stands in the record, if it makes sense")
  void gaps() throws Exception {
    var running = recording.agreed();
    String id = recording.begun(running, key);
    String path = "/recordings/" + id + "/gaps";
    assertThat(
            recording
                .json(running.login, path, "{\"from\":1000,\"to\":2500,\"why\":\"OVERLOAD\"}")
                .statusCode())
        .isEqualTo(204);
    assertThat(notes(running.id, "RECORDING_GAP")).endsWith(" OVERLOAD");
    for (String nonsense :
        new String[] {
          "{\"from\":-1,\"to\":2,\"why\":\"X\"}",
          "{\"from\":5,\"to\":5,\"why\":\"X\"}",
          "{\"from\":1,\"to\":2,\"why\":\"x y\"}",
          "{\"from\":1}"
        }) {
      assertThat(recording.json(running.login, path, nonsense).statusCode())
          .as(nonsense)
          .isEqualTo(422);
    }
  }
}
