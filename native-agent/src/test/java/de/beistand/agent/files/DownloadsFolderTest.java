package de.beistand.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadsFolderTest {
  @TempDir Path home;

  @Test
  void withoutConfigurationItIsDownloads() {
    assertThat(DownloadsFolder.of(home, Map.of())).isEqualTo(home.resolve("Downloads"));
  }

  @Test
  void theDesktopsOwnLanguageDecides() throws IOException {
    configure("# comment\nXDG_DESKTOP_DIR=\"$HOME/Tisch\"\nXDG_DOWNLOAD_DIR=\"$HOME/Empfangenes\"");
    assertThat(DownloadsFolder.of(home, Map.of())).isEqualTo(home.resolve("Empfangenes"));
  }

  @Test
  void anAbsoluteFolderIsTaken() throws IOException {
    configure("XDG_DOWNLOAD_DIR=\"/srv/\\$x\"");
    assertThat(DownloadsFolder.of(home, Map.of())).isEqualTo(Path.of("/srv/$x"));
  }

  @Test
  void theHomeItselfIsNoFolderForDownloads() throws IOException {
    configure("XDG_DOWNLOAD_DIR=\"$HOME/\"");
    assertThat(DownloadsFolder.of(home, Map.of())).isEqualTo(home.resolve("Downloads"));
  }

  @Test
  void theEnvironmentsHomeCounts() {
    Map<String, String> environment = Map.of("HOME", home.toString());
    assertThat(DownloadsFolder.of(Path.of("/root"), environment))
        .isEqualTo(home.resolve("Downloads"));
  }

  private void configure(String text) throws IOException {
    Files.createDirectory(home.resolve(".config"));
    Files.writeString(home.resolve(".config/user-dirs.dirs"), text);
  }
}
