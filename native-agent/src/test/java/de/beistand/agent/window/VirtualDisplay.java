package de.beistand.agent.window;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An X server of its own with a window manager, for one test class.
final class VirtualDisplay implements AutoCloseable {
  private final List<Process> processes = new ArrayList<>();
  private final String name;

  VirtualDisplay(int width, int height) throws IOException {
    var server =
        new ProcessBuilder(
                "Xtigervnc",
                "-displayfd",
                "1",
                "-geometry",
                width + "x" + height,
                "-depth",
                "24",
                "-rfbport",
                "-1",
                "-SecurityTypes",
                "None",
                "-noreset")
            .redirectError(Redirect.DISCARD)
            .start();
    processes.add(server);
    try (var numbers =
        new BufferedReader(
            new InputStreamReader(server.getInputStream(), StandardCharsets.US_ASCII))) {
      name = ":" + Objects.requireNonNull(numbers.readLine(), "the X server did not start");
    }
    start("openbox", "--sm-disable");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").contains("window id"));
  }

  /// Starts a program that ends with this display.
  Process start(String... command) throws IOException {
    Process process = on(command).redirectOutput(Redirect.PIPE).start();
    processes.add(process);
    return process;
  }

  /// Runs a program to its end and gives what it printed.
  String run(String... command) {
    try {
      Process process = on(command).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder on(String... command) {
    var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().put("DISPLAY", name);
    builder.environment().put("NO_AT_BRIDGE", "1");
    return builder;
  }

  @Override
  public void close() {
    processes.reversed().forEach(Process::destroy);
  }
}
