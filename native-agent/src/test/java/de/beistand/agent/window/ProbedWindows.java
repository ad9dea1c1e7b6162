package de.beistand.agent.window;

import static org.awaitility.Awaitility.await;

import de.beistand.agent.x11.XServer;
import java.awt.Point;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/// The customer's windows on a virtual display, with a hand on its mouse and keyboard (xdotool) and
/// an eye on what they report.
final class ProbedWindows implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern EVENT =
      Pattern.compile("(answer|withdraw|pause|show-pointing) .*|stop|close|terms-ticked");

  private final XServer server = XServer.start(1280, 900);
  private final Process process;
  private final BufferedWriter commands;
  private final List<String> events = new ArrayList<>();
  private final List<String> replies = new ArrayList<>();

  ProbedWindows() throws Exception {
    server.startWindowManager();
    process =
        server.talkTo(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            WindowProbe.class.getName());
    commands = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(() -> listen(process.inputReader(StandardCharsets.UTF_8)));
    await().atMost(PATIENCE).until(() -> reply().isPresent());
  }

  private void listen(BufferedReader output) {
    output.lines().forEach(this::heard);
  }

  private synchronized void heard(String line) {
    (EVENT.matcher(line).matches() ? events : replies).add(line);
  }

  private synchronized Optional<String> reply() {
    return replies.isEmpty() ? Optional.empty() : Optional.of(replies.removeFirst());
  }

  /// What the customer did so far, as the windows understood it.
  synchronized List<String> events() {
    return List.copyOf(events);
  }

  void awaitEvents(String... expected) {
    await().atMost(PATIENCE).until(this::events, List.of(expected)::equals);
  }

  void say(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String ask(String command) {
    say(command);
    return await().atMost(PATIENCE).until(this::reply, Optional::isPresent).orElseThrow();
  }

  /// Waits until something with this name can be pressed or read and does not move any more, and
  /// gives its middle.
  Point find(String name) {
    var before = new AtomicReference<>("");
    return place(
        await()
            .atMost(PATIENCE)
            .until(
                () -> ask("where " + name),
                place -> place.endsWith(" enabled") && place.equals(before.getAndSet(place))));
  }

  /// Waits until something with this name is on the screen, pressable or not.
  Point see(String name) {
    return place(
        await().atMost(PATIENCE).until(() -> ask("where " + name), p -> !p.equals("nowhere")));
  }

  private static Point place(String words) {
    String[] place = words.split(" ");
    return new Point(Integer.parseInt(place[0]), Integer.parseInt(place[1]));
  }

  void click(Point at) {
    xdotool("mousemove", Integer.toString(at.x), Integer.toString(at.y), "click", "1");
  }

  void xdotool(String... arguments) {
    var command = new ArrayList<>(List.of("xdotool"));
    command.addAll(List.of(arguments));
    try {
      server.call(command.toArray(String[]::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  XServer server() {
    return server;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    server.close();
  }
}
