package de.beistand.agent.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The folder where this customer looks for what came from the network, whatever it is called in
/// his language: `XDG_DOWNLOAD_DIR` of `user-dirs.dirs` (freedesktop.org, xdg-user-dirs), else
/// `Downloads`.
final class DownloadsFolder {
  private static final Pattern LINE =
      Pattern.compile("(?m)^\\s*XDG_DOWNLOAD_DIR=\"(\\$HOME)?(/[^\"\\n]*)\"");

  private DownloadsFolder() {}

  /// @param accountHome as the system's list of users says; `HOME` overrides it
  /// @param environment of the process
  static Path of(Path accountHome, Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    Path userHome = home.startsWith("/") ? Path.of(home) : accountHome;
    return configured(userHome, environment).orElse(userHome.resolve("Downloads"));
  }

  private static Optional<Path> configured(Path userHome, Map<String, String> environment) {
    String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
    Path folder = config.isEmpty() ? userHome.resolve(".config") : Path.of(config);
    Path file = folder.resolve("user-dirs.dirs");
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      Matcher line = LINE.matcher(Files.readString(file));
      if (!line.find()) {
        return Optional.empty();
      }
      String rest = line.group(2).replace("\\", "");
      Path place = Path.of(line.group(1) == null ? rest : userHome + rest).normalize();
      // xdg-user-dirs: a folder that was taken away is set to the home itself.
      return place.equals(userHome.normalize()) ? Optional.empty() : Optional.of(place);
    } catch (IOException | InvalidPathException e) {
      return Optional.empty(); // not a file that we can use
    }
  }
}
