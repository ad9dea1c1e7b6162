package de.beistand.agent.window;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Shows a folder in the desktop's own file manager; opens no file.
final class OpenFolder {
  private static final System.Logger LOG = System.getLogger("beistand.window");

  private OpenFolder() {}

  /// The folder itself, or the one around a file.
  static void of(Path place) {
    Path parent = place.getParent();
    Path folder =
        Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) || parent == null ? place : parent;
    Thread.ofVirtual().name("open folder").start(() -> open(folder));
  }

  private static void open(Path folder) {
    try {
      boolean able =
          Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN);
      if (able) {
        Desktop.getDesktop().open(folder.toFile());
      } else {
        new ProcessBuilder("xdg-open", folder.toString()).inheritIO().start();
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "no file manager", e);
    }
  }
}
