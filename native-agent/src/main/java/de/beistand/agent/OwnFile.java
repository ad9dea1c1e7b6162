package de.beistand.agent;

import de.beistand.agent.text.SessionNumber;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/// The file that the customer started. A program that was downloaded for a session number carries
/// it in its name.
final class OwnFile {
  private OwnFile() {}

  /// The number in the name of the file, as far as the launcher says which one it was:
  /// `beistand.program` (ours), `jpackage.app-path`, `launch4j.exefile`, or the variable
  /// `APPIMAGE`.
  static Optional<String> number(Properties properties, Map<String, String> environment) {
    return Stream.of(
            properties.getProperty("beistand.program"),
            properties.getProperty("jpackage.app-path"),
            properties.getProperty("launch4j.exefile"),
            environment.get("APPIMAGE"))
        .filter(Objects::nonNull)
        .map(file -> Path.of(file).getFileName())
        .filter(Objects::nonNull)
        .map(name -> SessionNumber.inFileName(name.toString()))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
