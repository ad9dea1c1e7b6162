package de.beistand.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OwnFileTest {
  @Test
  void theNumberOfTheFileThatWasStarted() {
    var properties = new Properties();
    properties.setProperty("beistand.program", "/home/eva/Downloads/Beistand-481205337 (1)");
    assertThat(OwnFile.number(properties, Map.of())).contains("481205337");
  }

  @Test
  void anAppImageSaysItsNameByItself() {
    assertThat(
            OwnFile.number(new Properties(), Map.of("APPIMAGE", "/x/Beistand-481205337.AppImage")))
        .contains("481205337");
  }

  @Test
  void aFolderWithANumberIsNone() {
    var properties = new Properties();
    properties.setProperty("beistand.program", "/home/481205337/Beistand");
    assertThat(OwnFile.number(properties, Map.of())).isEmpty();
  }

  @Test
  void noLauncherNoNumber() {
    assertThat(OwnFile.number(new Properties(), Map.of())).isEmpty();
  }
}
