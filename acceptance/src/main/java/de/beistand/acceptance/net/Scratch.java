package de.beistand.acceptance.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Files that are gone after the run.
public final class Scratch {
  private Scratch() {}

  /// Deletes a folder with all in it; what cannot be deleted stays in the temporary folder.
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException busy) {
      System.err.println("left behind: " + folder);
    }
  }
}
