package de.beistand.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.screen.WaylandDesktop;
import de.beistand.agent.x11.Weston;
import de.beistand.agent.x11.XServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a real Wayland desktop the program says what works there, instead of showing nothing.
class WaylandIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private Path folder;

  @Test
  void theProgramSendsTheCustomerToTheBrowser() throws Exception {
    try (Weston desktop = Weston.start()) {
      Path printed = folder.resolve("printed");
      Process agent =
          desktop.run(
              printed,
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-cp",
              System.getProperty("java.class.path"),
              "de.beistand.agent.Main",
              "--language=de",
              "--number=481205337",
              "--server=https://hilfe.example.com");
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  !agent.isAlive()
                      || !desktop
                          .call("xdotool", "search", "--onlyvisible", "--name", "Fernwartung")
                          .isBlank());
      assertThat(agent.isAlive()).as("waits for the person").isTrue();
      assertThat(Files.readString(printed))
          .contains("Wayland", "https://hilfe.example.com/share", "481 205 337")
          .doesNotContain("Exception");
    }
  }

  @Test
  void anXServerOfItsOwnOnAWaylandDesktopIsNoGuest() throws Exception {
    try (Weston desktop = Weston.start();
        XServer other = XServer.start(800, 600)) {
      assertThat(WaylandDesktop.isHere(session(desktop.display()))).isTrue();
      assertThat(WaylandDesktop.isHere(session(other.display()))).isFalse();
    }
  }

  private static Map<String, String> session(String display) {
    return Map.of("WAYLAND_DISPLAY", "wayland-test", "DISPLAY", display);
  }
}
