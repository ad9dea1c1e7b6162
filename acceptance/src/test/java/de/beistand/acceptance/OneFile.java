package de.beistand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The customer's program in one file, made as `./beistand pack` makes it, only packed in a hurry.
/// What takes time is kept in the build folder as long as the program stays the same.
final class OneFile {
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final Path TOOLS = Places.root().resolve("native-agent/packaging");
  private static final Path PROGRAM = Places.root().resolve("native-agent/target/dist");

  private OneFile() {}

  /// Makes the file that connects to this server.
  ///
  /// @param desktop on which the program starts once, to prepare its classes
  static void make(Path file, String serverUrl, VirtualDesktop desktop) {
    // Firms keep their clones in folders with spaces, too.
    Path folder = Places.root().resolve("acceptance/target/packed/the program");
    Path made = folder.resolveSibling("program.made");
    Map<String, String> environment = new HashMap<>(desktop.environment());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("BEISTAND_PACK_PRESET", "0");
    try {
      Files.createDirectories(folder.getParent());
      if (!Files.exists(made) || newest().compareTo(Files.getLastModifiedTime(made)) > 0) {
        Files.deleteIfExists(made);
        run("pack", environment, folder.toString());
        run("train", environment, folder.toString(), "--server=" + serverUrl);
        Files.createFile(made);
      }
      run("bundle", environment, folder.toString(), file.toString(), "--server=" + serverUrl);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(String tool, Map<String, String> environment, String... arguments) {
    List<String> command =
        Stream.concat(Stream.of(TOOLS.resolve(tool).toString()), Stream.of(arguments)).toList();
    try (Program program = Program.start("packaging-" + tool, environment, command)) {
      if (program.awaitExit(PATIENCE) != 0) {
        throw new IllegalStateException(tool + " failed:\n" + program.output());
      }
    }
  }

  private static FileTime newest() throws IOException {
    try (Stream<Path> files = Stream.concat(Files.walk(PROGRAM), Files.walk(TOOLS))) {
      return files.map(OneFile::changed).max(FileTime::compareTo).orElseThrow();
    }
  }

  private static FileTime changed(Path path) {
    try {
      return Files.getLastModifiedTime(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
