package de.beistand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The real server as a process of its own, on the embedded MariaDB, with one port and one data
/// folder that outlive restarts.
public final class ServerProcess implements AutoCloseable {
  /// Unpacking and installing MariaDB on a busy machine with two cores.
  private static final Duration START = Duration.ofSeconds(180);

  private final Path folder;
  private final Path settingsFile;
  private Program program;

  /// Starts a server on new data; returns when it is ready.
  ///
  /// @param settings beyond port and folder, such as `turnUrls`
  public ServerProcess(int port, Map<String, String> settings) {
    folder = Places.newFolder("server");
    settingsFile = folder.resolve("beistand.properties");
    Properties properties = new Properties();
    properties.putAll(settings);
    properties.setProperty("port", Integer.toString(port));
    properties.setProperty("dataFolder", folder.resolve("data").toString());
    try (Writer writer = Files.newBufferedWriter(settingsFile)) {
      properties.store(writer, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    program = launch();
  }

  private Program launch() {
    Program launched =
        Program.start(
            "server",
            Map.of(),
            List.of(
                Places.java(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                Places.programClassPath("server"),
                "de.beistand.server.Main",
                "--config=" + settingsFile));
    launched.awaitLine(line -> line.startsWith("ready "), START);
    return launched;
  }

  /// The one address of the server, as it says itself.
  public String url() {
    return program.awaitLine(line -> line.startsWith("ready "), START).substring("ready ".length());
  }

  /// The one-time link to create the first administrator.
  public String setupLink() {
    return program
        .awaitLine(line -> line.startsWith("setup "), Duration.ofSeconds(10))
        .substring("setup ".length());
  }

  /// Kills the server without warning, as a crash or the kernel would. Its MariaDB lives on.
  public void crash() {
    program.crash();
  }

  /// Starts it again on the same port and data.
  public void restart() {
    Program before = program;
    program = launch();
    before.close();
  }

  /// Looks into the server's database past the server.
  public DatabasePeek database() {
    return new DatabasePeek(folder.resolve("data/mariadb/mariadbd.sock"));
  }

  /// Ends the server as an operator would and deletes its data.
  @Override
  public void close() {
    program.close();
    Places.delete(folder);
  }
}
