package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.TestServer;
import de.beistand.server.web.FormToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What tests of recordings need around a session: keys of reviewers, the firm's policy, requests
/// of the page.
final class RecordingSession {
  private static final Pattern NUMBER = Pattern.compile("\"id\":([0-9]+)");
  private static final Pattern UUID = Pattern.compile("\"recording\":\"([0-9a-f-]{36})\"");

  private final TestServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  RecordingSession(TestServer server) {
    this.server = server;
  }

  /// A request as a page of this login would send it.
  HttpRequest.Builder request(TestServer.Login login, String path) {
    String token = login.cookie().substring(login.cookie().indexOf('=') + 1);
    return HttpRequest.newBuilder(URI.create(server.url() + path))
        .header("Cookie", login.cookie())
        .header("Origin", server.url())
        .header("X-Form-Token", FormToken.of(token));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<byte[]> fetch(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  HttpResponse<String> json(TestServer.Login login, String path, String body) throws Exception {
    return send(
        request(login, path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  HttpResponse<String> form(TestServer.Login login, String path, String body) throws Exception {
    return send(
        request(login, path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  /// A key of a reviewer; gives its number.
  long reviewKey(TestServer.Login admin, String name) throws Exception {
    var rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(3072);
    String spki = base64(rsa.generateKeyPair().getPublic().getEncoded());
    HttpResponse<String> added =
        json(
            admin,
            "/admin/review-keys",
            "{\"name\":\"%s\",\"publicKey\":\"%s\",\"lockedKey\":\"{}\"}".formatted(name, spki));
    assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
    return Long.parseLong(first(NUMBER, added.body()));
  }

  void policy(TestServer.Login admin, RecordingPolicy policy) throws Exception {
    assertThat(form(admin, "/operator/recording", "recording=" + policy).statusCode())
        .isEqualTo(303);
  }

  /// A session that the customer agreed to have recorded.
  RunningSession agreed() throws Exception {
    var running = RunningSession.active(server);
    running.records(EventKind.ASKED, Grant.RECORDING);
    running.records(EventKind.GIVEN, Grant.RECORDING);
    return running;
  }

  static String begin(long key) {
    return "{\"keys\":[{\"reviewKey\":%d,\"wrapped\":\"%s\"}],\"codec\":\"av01.0.08M.08\"}"
        .formatted(key, base64(new byte[384]));
  }

  /// Begins a recording; gives its ID.
  String begun(RunningSession running, long key) throws Exception {
    HttpResponse<String> answer =
        json(running.login, "/sessions/" + running.id + "/recordings", begin(key));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return first(UUID, answer.body());
  }

  static String first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  HttpResponse<String> patch(
      TestServer.Login login, String recording, long offset, byte[] bytes, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        request(login, "/recordings/" + recording + "/upload")
            .header("Tus-Resumable", "1.0.0")
            .header("Content-Type", "application/offset+octet-stream")
            .header("Upload-Offset", Long.toString(offset))
            .method("PATCH", BodyPublishers.ofByteArray(bytes));
    for (int at = 0; at < headers.length; at += 2) {
      request.setHeader(headers[at], headers[at + 1]);
    }
    return send(request);
  }

  HttpResponse<String> head(TestServer.Login login, String recording) throws Exception {
    return send(
        request(login, "/recordings/" + recording + "/upload")
            .header("Tus-Resumable", "1.0.0")
            .method("HEAD", BodyPublishers.noBody()));
  }

  long offset(TestServer.Login login, String recording) throws Exception {
    return head(login, recording).headers().firstValueAsLong("Upload-Offset").orElse(-1);
  }
}
