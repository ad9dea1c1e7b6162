package de.beistand.acceptance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// The customer's program, running on a virtual desktop.
public final class AgentProcess implements AutoCloseable {
  private final Program program;

  /// Starts the program; it shows its window as soon as it can.
  ///
  /// @param home where it keeps its key, so that a later start is the same computer
  /// @param more further arguments, such as `--consent-seconds=15`
  public AgentProcess(VirtualDesktop desktop, String serverUrl, Path home, String... more) {
    this(List.of(), desktop, serverUrl, home, more);
  }

  /// @param where words before the command, such as those that enter another network
  public AgentProcess(
      List<String> where, VirtualDesktop desktop, String serverUrl, Path home, String... more) {
    List<String> command =
        List.of(
            Places.java(),
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            Places.programClassPath("native-agent"),
            "de.beistand.agent.Main",
            "--server=" + serverUrl,
            "--home=" + home);
    program =
        desktop.start(
            "agent",
            Stream.of(where, command, List.of(more)).flatMap(List::stream).toArray(String[]::new));
  }

  public long pid() {
    return program.pid();
  }

  /// Waits until the program has ended by itself.
  ///
  /// @return its exit status
  public int awaitExit(Duration atMost) {
    return program.awaitExit(atMost);
  }

  public boolean isAlive() {
    return program.isAlive();
  }

  @Override
  public void close() {
    program.close();
  }
}
