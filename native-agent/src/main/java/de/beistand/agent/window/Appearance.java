package de.beistand.agent.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Whether the desktop prefers dark windows. Java does not tell, so the system's own command is
/// asked; without an answer, light.
final class Appearance {
  private static final int PATIENCE_MILLIS = 400;

  private Appearance() {}

  static Theme preferred() {
    return prefersDark(System.getProperty("os.name", "")) ? Theme.DARK : Theme.LIGHT;
  }

  private static boolean prefersDark(String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String key = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
      return says("0x0", "reg", "query", key, "/v", "AppsUseLightTheme");
    }
    if (name.startsWith("mac")) {
      return says("dark", "defaults", "read", "-g", "AppleInterfaceStyle");
    }
    // Without a runtime folder dconf would leave a file in the customer's home.
    return System.getenv("XDG_RUNTIME_DIR") != null
        && says("dark", "gsettings", "get", "org.gnome.desktop.interface", "color-scheme");
  }

  private static boolean says(String word, String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        process.destroy();
        return false;
      }
      return output(process).toLowerCase(Locale.ROOT).contains(word);
    } catch (IOException _) {
      return false; // The command is not there: the desktop has no such preference.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String output(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
