package de.beistand.agent.terms;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.TermsShown;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Only the text with the announced hash is one that a customer can agree to.
class FirmTermsTest {
  /// As the server makes it: `printf '2026-11\0Hallo\0Hello' | sha256sum`.
  private static final String HASH =
      "b17af24226f4d380939ead4b1bbe8b99aa720c715df0a87094b6fcc3a1b69e92";

  private static final TermsShown SHOWN =
      new TermsShown("2026-11", HASH, TermsShown.Way.CONNECTING);
  private static final TermsReading GENUINE = new TermsReading.Genuine("Hallo", "Hello");
  private static final TermsReading DIFFERENT = new TermsReading.Different();

  private final AtomicReference<String> asked = new AtomicReference<>();
  private final AtomicReference<String> answer = new AtomicReference<>("");
  private ServerSocket server;
  private FirmTerms terms;

  @BeforeEach
  void start() throws Exception {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    terms = new FirmTerms("http://127.0.0.1:" + server.getLocalPort());
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  /// Answers each request with [#answer], or 404 if that is empty, and closes the connection.
  private void serve() {
    while (!server.isClosed()) {
      try (Socket one = server.accept()) {
        var lines =
            new BufferedReader(
                new InputStreamReader(one.getInputStream(), StandardCharsets.US_ASCII));
        asked.set(lines.readLine().split(" ")[1]);
        String line = lines.readLine();
        while (!line.isEmpty()) {
          line = lines.readLine();
        }
        byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
        String status = body.length == 0 ? "404 Not Found" : "200 OK";
        String head =
            "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(status, body.length);
        one.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        one.getOutputStream().write(body);
      } catch (IOException e) {
        return; // closed at the end of the test
      }
    }
  }

  @Test
  void announcedTextIsGenuine() {
    assertThat(check("2026-11\0Hallo\0Hello")).isEqualTo(GENUINE);
  }

  @Test
  void anyOtherTextIsDifferent() {
    assertThat(check("2026-11\0Hallo\0Hello!")).isEqualTo(DIFFERENT);
    assertThat(check("2026-11\0Hello\0Hallo")).isEqualTo(DIFFERENT);
    assertThat(check("2026-12\0Hallo\0Hello")).isEqualTo(DIFFERENT);
    assertThat(check("")).isEqualTo(DIFFERENT);
  }

  @Test
  void fetchedFromTheServerByItsVersion() {
    answer.set("2026-11\0Hallo\0Hello");
    assertThat(terms.read(SHOWN)).isEqualTo(GENUINE);
    assertThat(asked.get()).isEqualTo("/terms/2026-11/original");
    answer.set("2026-11\0Hallo\0Hello, and pay for it");
    assertThat(terms.read(SHOWN)).isEqualTo(DIFFERENT);
  }

  @Test
  void versionCannotLeadElsewhere() {
    terms.read(new TermsShown("../../x y?z#", HASH, TermsShown.Way.CLICK));
    assertThat(asked.get()).isEqualTo("/terms/..%2F..%2Fx%20y%3Fz%23/original");
  }

  @Test
  void missingTextAndMissingServerAreUnreachable() throws Exception {
    assertThat(terms.read(SHOWN)).isEqualTo(new TermsReading.Unreachable());
    server.close();
    assertThat(terms.read(SHOWN)).isEqualTo(new TermsReading.Unreachable());
  }

  private static TermsReading check(String original) {
    return FirmTerms.check(original.getBytes(StandardCharsets.UTF_8), SHOWN);
  }
}
