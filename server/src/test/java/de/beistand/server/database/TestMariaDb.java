package de.beistand.server.database;

import de.beistand.server.settings.Settings.DatabaseChoice;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The one real MariaDB of a test run, started by whoever asks first; each server gets a database
/// of its own in it.
public final class TestMariaDb {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestMariaDb() {}

  /// A new, empty database.
  public static DatabaseChoice.External fresh() {
    String name = "test_" + ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
    EmbeddedMariaDb server = Holder.SERVER;
    return new DatabaseChoice.External(
        server.url().replace("/beistand?", "/" + name + "?"), server.user(), "");
  }

  private static final class Holder {
    static final EmbeddedMariaDb SERVER = start();

    private static EmbeddedMariaDb start() {
      try {
        EmbeddedMariaDb server =
            EmbeddedMariaDb.start(Path.of("target", "test-mariadb").toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
      } catch (DatabaseUnavailable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
