package de.beistand.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import de.beistand.server.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The server's MariaDB, migrated and ready.
public final class Database implements AutoCloseable {
  private final @Nullable EmbeddedMariaDb embedded;
  private final HikariDataSource pool;
  private final DSLContext sql;

  private Database(@Nullable EmbeddedMariaDb embedded, HikariDataSource pool) {
    this.embedded = embedded;
    this.pool = pool;
    var settings = new org.jooq.conf.Settings().withRenderSchema(false);
    this.sql = DSL.using(pool, SQLDialect.MARIADB, settings);
  }

  /// Starts or reaches the database and brings its tables up to date.
  ///
  /// @throws DatabaseUnavailable with words for the operator
  public static Database open(Settings settings) throws DatabaseUnavailable {
    return switch (settings.database()) {
      case Settings.DatabaseChoice.Embedded() -> openEmbedded(settings.dataFolder());
      case Settings.DatabaseChoice.External(String url, String user, String password) ->
          migrated(null, url, user, password);
    };
  }

  private static Database openEmbedded(Path dataFolder) throws DatabaseUnavailable {
    EmbeddedMariaDb embedded = EmbeddedMariaDb.start(dataFolder.resolve("mariadb"));
    try {
      return migrated(embedded, embedded.url(), embedded.user(), "");
    } catch (DatabaseUnavailable | RuntimeException e) {
      embedded.close();
      throw e;
    }
  }

  private static Database migrated(
      @Nullable EmbeddedMariaDb embedded, String url, String user, String password)
      throws DatabaseUnavailable {
    var config = new HikariConfig();
    config.setPoolName("mariadb");
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(10);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(Duration.ofSeconds(10).toMillis());
    config.setConnectionInitSql("SET time_zone = '+00:00'");
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new DatabaseUnavailable("cannot reach the database " + url + ": " + e.getMessage(), e);
    }
    try {
      Flyway.configure().dataSource(pool).locations("classpath:db/migration").load().migrate();
    } catch (RuntimeException e) {
      pool.close();
      throw new DatabaseUnavailable("cannot update the tables: " + e.getMessage(), e);
    }
    return new Database(embedded, pool);
  }

  /// For repositories.
  public DSLContext sql() {
    return sql;
  }

  /// Closes the pool, then stops an embedded server and waits for it.
  @Override
  public void close() {
    pool.close();
    if (embedded != null) {
      embedded.close();
    }
  }
}
