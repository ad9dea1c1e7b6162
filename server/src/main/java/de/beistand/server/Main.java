package de.beistand.server;

import de.beistand.server.database.DatabaseUnavailable;
import de.beistand.server.settings.Settings;
import de.beistand.server.settings.SettingsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// The program: reads the settings, runs a [Server] until it is told to stop.
public final class Main {
  private static final int WRONG_SETTINGS = 2;
  private static final int CANNOT_START = 1;

  private Main() {}

  /// Usage: `[--config=FILE]`.
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Map<String, String> file;
    try {
      file = file(args);
    } catch (IOException | IllegalArgumentException e) {
      err.println(e.getMessage());
      System.exit(WRONG_SETTINGS);
      return;
    }
    switch (SettingsReader.read(file, System.getenv())) {
      case SettingsReader.Result.Bad bad -> {
        err.println("The server does not start because of its settings:");
        bad.errors().forEach(error -> err.println("  " + error));
        System.exit(WRONG_SETTINGS);
      }
      case SettingsReader.Result.Good good -> run(good.settings(), out, err);
    }
  }

  private static void run(Settings settings, PrintStream out, PrintStream err) {
    // there before the start, so that Ctrl-C in the middle of it leaves no database behind
    var started = new CompletableFuture<Optional<Server>>();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> started.join().ifPresent(Server::close), "stop"));
    try {
      started.complete(Optional.of(Server.start(settings, Clock.systemUTC(), out)));
    } catch (DatabaseUnavailable | IOException e) {
      err.println("The server cannot start: " + e.getMessage());
      started.complete(Optional.empty());
      System.exit(CANNOT_START);
    } finally {
      started.complete(Optional.empty());
    }
  }

  private static Map<String, String> file(String[] args) throws IOException {
    Optional<Path> named = Optional.empty();
    for (String arg : args) {
      if (!arg.startsWith("--config=")) {
        throw new IllegalArgumentException("Unknown argument " + arg + "; use --config=FILE");
      }
      named = Optional.of(Path.of(arg.substring("--config=".length())));
    }
    Path path = named.orElse(Path.of("beistand.properties"));
    if (named.isEmpty() && !Files.exists(path)) {
      return Map.of();
    }
    if (!Files.isReadable(path)) {
      throw new IllegalArgumentException("Cannot read the settings file " + path);
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, properties::getProperty));
  }
}
