package de.beistand.agent.restart;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The entry that starts a program once after the next login on a Linux desktop (Desktop
/// Application Autostart Specification 0.5). It removes itself before it starts the program.
final class Autostart {
  private static final String NAME = "beistand-come-back.desktop";

  private final Path entry;

  /// @param environment of this process
  Autostart(Map<String, String> environment, Path userHome) {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    String home = environment.getOrDefault("HOME", "");
    Path folder =
        config.startsWith("/")
            ? Path.of(config)
            : (home.startsWith("/") ? Path.of(home) : userHome).resolve(".config");
    entry = folder.resolve("autostart").resolve(NAME);
  }

  /// @param command a program and its arguments
  void register(List<String> command) throws IOException {
    Files.createDirectories(entry.getParent());
    Files.writeString(entry, content(entry, command), StandardCharsets.UTF_8);
  }

  Path entry() {
    return entry;
  }

  void forget() throws IOException {
    Files.deleteIfExists(entry);
  }

  static String content(Path entry, List<String> command) {
    String exec =
        Stream.concat(
                Stream.of("/bin/sh", "-c", "rm -f -- \"$0\"; exec \"$@\"", entry.toString()),
                command.stream())
            .map(Autostart::quoted)
            .collect(Collectors.joining(" "));
    return """
        [Desktop Entry]
        Type=Application
        Version=1.0
        Name=Beistand
        Exec=%s
        Terminal=false
        """
        .formatted(exec);
  }

  /// One argument of `Exec` (Desktop Entry Specification 1.5, "The Exec key"): quoted, `"`, `` `
  /// ``, `$` and `\` escaped, `%` doubled, and then each backslash doubled, as in every string
  /// value.
  private static String quoted(String argument) {
    if (argument.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("a control character in a command");
    }
    String escaped =
        argument.replaceAll("[\"`$\\\\]", "\\\\$0").replace("%", "%%").replace("\\", "\\\\");
    return "\"" + escaped + "\"";
  }
}
