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
      server.call("xdotool", "key", "Tab", "space");
      assertThat(agent.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(agent.exitValue()).isEqualTo(ExitCode.USAGE.number());
    }
  }

  private static boolean isFocused(XServer server) throws Exception {
    return server
        .call("xdotool", "getactivewindow", "getwindowname")
        .contains("Beistand – Fernwartung");
  }
}
