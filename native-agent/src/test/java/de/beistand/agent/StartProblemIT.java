package de.beistand.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.x11.XServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// A program that cannot start says so in a window, and ends when that is closed.
class StartProblemIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @Test
  void aWrongServerAddressIsSaidInAWindowAndTheProgramEndsWithIt() throws Exception {
    try (XServer server = XServer.start(1024, 700)) {
      server.startWindowManager();
      Process agent =
          server.run(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              "de.beistand.agent.Main",
              "--language=de",
              "--server=not an address");
      await()
          .atMost(PATIENCE)
          .until(() -> isFocused(server) || !agent.isAlive(), Boolean::booleanValue);
      assertThat(agent.isAlive()).as("waits for the person").isTrue();
      await().atMost(PATIENCE).until(() -> presses(server, agent), Boolean::booleanValue);
      assertThat(agent.exitValue()).isEqualTo(ExitCode.USAGE.number());
    }
  }

  /// Presses the button, once more if the window did not listen yet; whether the program has ended.
  private static boolean presses(XServer server, Process agent) throws Exception {
    server.call("xdotool", "key", "Tab", "space");
    return agent.waitFor(1, TimeUnit.SECONDS);
  }

  private static boolean isFocused(XServer server) throws Exception {
    return server
        .call("xdotool", "getactivewindow", "getwindowname")
        .contains("Beistand – Fernwartung");
  }
}
