package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The harness itself: what the person at the virtual desktop sees and types is real.
class VirtualDesktopIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Test
  void thePersonSeesTheScreenAndTypesIntoPrograms() throws Exception {
    try (VirtualDesktop desktop = new VirtualDesktop("harness", 800, 600, "de")) {
      desktop.run("xsetroot", "-solid", "#2040c0");
      Until.holds(
          "the colour of the root window",
          PATIENCE,
          () -> (desktop.person().picture().getRGB(790, 10) & 0xffffff) == 0x2040c0);
      Path typed = desktop.home().resolve("typed.txt");
      try (Program terminal =
          desktop.start("terminal", "xterm", "-T", "typing", "-e", "cat > " + typed)) {
        assertThat(terminal.isAlive()).isTrue();
        Until.holds(
            "the terminal's window", PATIENCE, () -> desktop.windows("^typing$").size() == 1);
        var place = desktop.windows("^typing$").getFirst();
        desktop.person().click((int) place.getCenterX(), (int) place.getCenterY());
        desktop.person().type("Grüße @ y-z\n");
        Until.holds(
            "the typed line",
            PATIENCE,
            () -> Files.exists(typed) && read(typed).equals("Grüße @ y-z\n"));
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
