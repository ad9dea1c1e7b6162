package de.beistand.bench.subject;

import de.beistand.bench.process.Pause;
import de.beistand.bench.process.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The technician's Chromium, full-screen on a display, led through its DevTools protocol.
public final class Browser implements AutoCloseable {
  private static final int PORT = 18890;
  private static final long PATIENCE_SECONDS = 30;
  private static final JsonMapper JSON = new JsonMapper();

  private final Program program;
  private final WebSocket socket;
  private final Answers answers;
  private int lastId;

  private Browser(Program program, WebSocket socket, Answers answers) {
    this.program = program;
    this.socket = socket;
    this.answers = answers;
  }

  /// Starts it with an empty page and a fresh profile.
  public static Browser start(String display, int width, int height, Path profile, Path logs) {
    askNothing(profile);
    Program program =
        Program.start(
            "chromium",
            logs,
            List.of(
                "chromium",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-features=Translate,BackForwardCache",
                "--password-store=basic",
                "--kiosk",
                "--window-position=0,0",
                "--window-size=" + width + "," + height,
                "--user-data-dir=" + profile,
                "--remote-debugging-port=" + PORT,
                "about:blank"),
            Map.of("DISPLAY", display));
    Answers answers = new Answers();
    HttpClient client = HttpClient.newHttpClient();
    URI page = pageSocket(client, program);
    WebSocket socket = client.newWebSocketBuilder().buildAsync(page, answers).join();
    return new Browser(program, socket, answers);
  }

  /// Starts to load a page, and comes back when the browser has taken the address.
  public void open(String url) {
    call("Page.navigate", Map.of("url", url));
  }

  /// What a JavaScript expression (or the promise it gives) evaluates to.
  ///
  /// @throws IllegalStateException with the page's words if it throws
  public JsonNode evaluate(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + result.get("exceptionDetails"));
    }
    return result.path("result").path("value");
  }

  /// Sends a DevTools command and waits for its result.
  public JsonNode call(String method, Map<String, ?> parameters) {
    int id = ++lastId;
    String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
    socket.sendText(text, true).join();
    while (true) {
      JsonNode message = JSON.readTree(answers.next());
      if (message.path("id").asInt(-1) == id) {
        if (message.has("error")) {
          throw new IllegalStateException(method + ": " + message.get("error"));
        }
        return message.path("result");
      }
    }
  }

  public Program program() {
    return program;
  }

  @Override
  public void close() {
    socket.abort();
    program.close();
  }

  /// Without the question whether to keep passwords, which would lie over the picture.
  private static void askNothing(Path profile) {
    try {
      Files.createDirectories(profile.resolve("Default"));
      Files.writeString(
          profile.resolve("Default").resolve("Preferences"),
          JSON.writeValueAsString(Map.of("credentials_enable_service", false)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI pageSocket(HttpClient client, Program program) {
    URI list = URI.create("http://127.0.0.1:" + PORT + "/json/list");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < deadline && program.running()) {
      try {
        String body =
            client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body();
        for (JsonNode target : JSON.readTree(body)) {
          if (target.path("type").asString().equals("page")) {
            return URI.create(target.path("webSocketDebuggerUrl").asString());
          }
        }
      } catch (IOException notYet) {
        // It is still starting.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
      Pause.millis(50);
    }
    throw new IllegalStateException("chromium did not start, see " + program.log());
  }

  /// Whole text messages in the order they come.
  private static final class Answers implements WebSocket.Listener {
    private final LinkedBlockingQueue<String> whole = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    String next() {
      try {
        String text = whole.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (text == null) {
          throw new UncheckedIOException(new IOException("chromium does not answer"));
        }
        return text;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        whole.add(part.toString());
        part.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }
}
