package de.beistand.agent.packed;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The one file that the program came in, and where it unpacked itself to. Neither is known where
/// it was started in another way.
///
/// @param file as the customer downloaded it: its name may carry a session number
/// @param folder with runtime, jars and native library
public record PackedProgram(Optional<Path> file, Optional<Path> folder) {
  /// As the start script says it.
  public static PackedProgram ofThisProcess() {
    return new PackedProgram(
        path(System.getProperty("beistand.program")),
        path(System.getProperty("beistand.unpacked")));
  }

  private static Optional<Path> path(@Nullable String name) {
    return Optional.ofNullable(name)
        .filter(given -> !given.isBlank())
        .map(given -> Path.of(given).toAbsolutePath());
  }
}
