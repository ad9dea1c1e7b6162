package de.beistand.server.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.TestClock;
import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.web.House;
import de.beistand.server.web.Web;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadRoutesTest {
  private static final String CONTENT = "This is the whole program, all 40 MB of it.";

  /// Of [#CONTENT], by sha256sum.
  private static final String SHA256 =
      "d1f8c0b6779ebb59b0ab5d47ff45416b1da7cdce167972eb5ec318072d90cec1";

  @TempDir private Path folder;
  private Javalin javalin;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    Web web =
        new Web(
            URI.create("http://beistand.test"),
            () -> new House("Firma", "", "", java.util.List.of()),
            ZoneOffset.UTC,
            _ -> Optional.empty());
    var routes =
        new DownloadRoutes(
            new Downloads(folder),
            new RateLimits(new TestClock()),
            web.pages(),
            code ->
                switch (code) {
                  case "good" -> Optional.of("123456789");
                  case "broken" -> Optional.of("\"; evil");
                  default -> Optional.empty();
                });
    javalin =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  web.install(config);
                  routes.register(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  @AfterEach
  void stop() {
    javalin.stop();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + javalin.port() + path))
            .header("Accept", "text/html")
            .header("Accept-Language", "de");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(
        request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
  }

  private void put(String text) throws IOException {
    Path next = Files.writeString(folder.resolve("next"), text);
    Files.move(next, folder.resolve("Beistand-linux-x64.run"), StandardCopyOption.ATOMIC_MOVE);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void theFileComesWholeWithSizeNameAndTag() throws Exception {
    put(CONTENT);
    HttpResponse<String> answer = get("/download/linux");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(CONTENT);
    assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(CONTENT.length()));
    assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(header(answer, "ETag")).isEqualTo('"' + SHA256 + '"');
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo("attachment; filename=\"Beistand.run\"");
    assertThat(new Downloads(folder).of(CustomerSystem.LINUX))
        .contains(new Download("Beistand.run", CONTENT.length(), SHA256));
  }

  /// As every browser asks for it.
  @Test
  void aBrowserThatUnpacksGetsTheVerySameBytes() throws Exception {
    String program = CONTENT.repeat(2000);
    put(program);
    HttpResponse<String> answer = get("/download/linux", "Accept-Encoding", "gzip, deflate, br");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(program.length()));
    assertThat(answer.body()).isEqualTo(program);
  }

  @Test
  void theNameCarriesTheNumberOfTheLinkAndNothingElse() throws Exception {
    put(CONTENT);
    assertThat(header(get("/download/linux?code=good"), "Content-Disposition"))
        .isEqualTo("attachment; filename=\"Beistand-123456789.run\"");
    for (String code : new String[] {"unknown", "broken", "", "%22%0d%0aX:1"}) {
      assertThat(header(get("/download/linux?code=" + code), "Content-Disposition"))
          .as(code)
          .isEqualTo("attachment; filename=\"Beistand.run\"");
    }
  }

  @Test
  void aBrowserThatHasItGetsNothing() throws Exception {
    put(CONTENT);
    HttpResponse<String> answer = get("/download/linux", "If-None-Match", '"' + SHA256 + '"');
    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aBrokenDownloadGoesOn() throws Exception {
    put(CONTENT);
    HttpResponse<String> rest =
        get("/download/linux", "Range", "bytes=5-", "If-Range", '"' + SHA256 + '"');
    assertThat(rest.statusCode()).isEqualTo(206);
    assertThat(rest.body()).isEqualTo(CONTENT.substring(5));
    assertThat(header(rest, "Content-Range"))
        .isEqualTo("bytes 5-" + (CONTENT.length() - 1) + "/" + CONTENT.length());
    assertThat(get("/download/linux", "Range", "bytes=0-3").body()).isEqualTo("This");
  }

  @Test
  void afterAnUpdateABrokenDownloadBeginsAnew() throws Exception {
    put("another program");
    HttpResponse<String> answer =
        get("/download/linux", "Range", "bytes=5-", "If-Range", '"' + SHA256 + '"');
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("another program");
  }

  @Test
  void oddRangesGetTheWholeFile() throws Exception {
    put(CONTENT);
    for (String range :
        new String[] {"bytes=-5", "bytes=9-3", "bytes=0-1,3-4", "bytes=999-", "lines=1-2"}) {
      assertThat(get("/download/linux", "Range", range).body()).as(range).isEqualTo(CONTENT);
    }
  }

  @Test
  void aReplacedFileIsAnotherFile() throws Exception {
    put(CONTENT);
    assertThat(header(get("/download/linux"), "ETag")).contains(SHA256);
    put(CONTENT.toUpperCase(java.util.Locale.ROOT));
    HttpResponse<String> answer = get("/download/linux", "If-None-Match", '"' + SHA256 + '"');
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "ETag")).doesNotContain(SHA256);
  }

  @Test
  void withoutAFileThePageSaysSo() throws Exception {
    HttpResponse<String> answer = get("/download/windows");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("id=\"download-missing\"").contains("Windows");
    assertThat(new Downloads(folder.resolve("nowhere")).of(CustomerSystem.MACOS)).isEmpty();
  }

  @Test
  void aFolderIsNoProgram() throws Exception {
    Files.createDirectory(folder.resolve("Beistand-linux-x64.run"));
    assertThat(get("/download/linux").statusCode()).isEqualTo(404);
  }

  @Test
  void nothingElseInTheFolderCanBeTaken() throws Exception {
    put(CONTENT);
    Files.writeString(folder.resolve("secret"), "secret");
    for (String path : new String[] {"secret", "Beistand-linux-x64.run", "..%2fsecret", "LINUX"}) {
      assertThat(get("/download/" + path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void oneAddressGetsOnlySoMany() throws Exception {
    put("x");
    for (int i = 0; i < RateLimit.DOWNLOAD_PER_ADDRESS.burst(); i++) {
      assertThat(get("/download/linux").statusCode()).isEqualTo(200);
    }
    assertThat(get("/download/linux").statusCode()).isEqualTo(429);
  }
}
