package de.beistand.bench.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A way to start the program.
///
/// @param label as printed
/// @param command without the program's own arguments
/// @param forgotten what goes before each start, with everything in it
record Kind(
    String label, List<String> command, Map<String, String> environment, Optional<Path> forgotten) {
  /// On the JDK, as `./beistand agent` does it.
  static Kind plain(Path root) {
    return new Kind(
        "JDK, class path",
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            root.resolve("native-agent/target/dist") + "/*",
            "de.beistand.agent.Main"),
        Map.of(),
        Optional.empty());
  }

  /// With its own runtime, as customers get it.
  ///
  /// @param javaOptions more for the Java machine; later ones win
  static Kind packed(String label, Path folder, String javaOptions) {
    return new Kind(
        label,
        List.of(folder.resolve("bin/beistand-agent").toString()),
        Map.of("BEISTAND_JAVA_OPTIONS", javaOptions),
        Optional.empty());
  }

  /// The one file, in a home of its own.
  ///
  /// @param first whether it has to unpack itself each time
  static Kind oneFile(String label, Path file, Path home, boolean first) {
    return new Kind(
        label,
        List.of("/bin/sh", file.toString()),
        Map.of("HOME", home.toString(), "XDG_CACHE_HOME", home.resolve("cache").toString()),
        first ? Optional.of(home.resolve("cache")) : Optional.empty());
  }
}
