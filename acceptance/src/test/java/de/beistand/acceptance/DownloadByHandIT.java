package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The button of the start page, pressed with a mouse in a browser that nobody drives: the file is
/// saved, and the page with the next steps still stands there.
class DownloadByHandIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final int ACCENT = 0x0B6E6E;

  @Test
  void thePressedButtonSavesTheProgramAndThePageStays() throws IOException {
    Path programs = Places.newFolder("programs");
    byte[] program = "#!/bin/sh\nexit 0\n".repeat(100_000).getBytes();
    Files.write(programs.resolve("Beistand-linux-x64.run"), program);
    try (var server =
            new ServerProcess(
                Places.freePort(),
                Map.of("firm", Firm.NAME, "programFolder", programs.toString()));
        var desktop = new VirtualDesktop("download-customer", 1280, 900, "de")) {
      FirstAdmin.create(server); // before that every page leads to the set-up
      List<String> command = new ArrayList<>(List.of("chromium"));
      command.addAll(TechnicianBrowser.ARGUMENTS);
      command.addAll(
          List.of(
              "--user-data-dir=" + desktop.home().resolve("profile"),
              "--accept-lang=de",
              "--no-default-browser-check",
              "--window-position=0,0",
              "--window-size=1200,860",
              server.url() + "/"));
      try (Program browser = desktop.start("chromium", command.toArray(String[]::new))) {
        Rectangle button =
            Until.present("the button that downloads", PATIENCE, () -> button(desktop));
        String before = words(desktop);
        assertThat(before).contains("Fernwartung");
        desktop.person().click((int) button.getCenterX(), (int) button.getCenterY());
        Path saved = Until.present("the saved file", PATIENCE, () -> saved(desktop.home()));
        assertThat(Files.readAllBytes(saved)).isEqualTo(program);
        assertThat(saved.getFileName().toString()).isEqualTo("Beistand.run");
        desktop.person().move(4, 700);
        Until.holds("the page as before", PATIENCE, () -> button(desktop).isPresent());
        assertThat(words(desktop)).contains("Fernwartung");
        Scene.photograph("DownloadByHandIT-after", desktop);
        assertThat(browser.isAlive()).isTrue();
      }
    } finally {
      Places.delete(programs);
    }
  }

  /// The widest thing in the firm's colour.
  private static Optional<Rectangle> button(VirtualDesktop desktop) {
    BufferedImage picture = desktop.person().picture();
    Rectangle all = new Rectangle(0, 0, picture.getWidth(), picture.getHeight());
    return Sight.rowsOf(picture, all, ACCENT, 2).stream()
        .filter(area -> area.width > 200 && area.height > 30 && area.height < 80)
        .findFirst();
  }

  private static String words(VirtualDesktop desktop) {
    BufferedImage picture = desktop.person().picture();
    return Sight.text(picture, new Rectangle(0, 80, picture.getWidth(), picture.getHeight() - 80));
  }

  private static Optional<Path> saved(Path home) {
    return Tree.of(home).stream()
        .filter(file -> !file.startsWith(home.resolve("profile")))
        .filter(file -> file.getFileName().toString().startsWith("Beistand"))
        .filter(file -> !file.toString().endsWith(".crdownload"))
        .findFirst();
  }
}
