package de.beistand.server.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/// A program of its own that starts a database, writes a row and waits to be killed.
final class CrashingServer {
  private CrashingServer() {}

  public static void main(String[] args) throws Exception {
    EmbeddedMariaDb server = EmbeddedMariaDb.start(Path.of(args[0]));
    try (Connection connection = DriverManager.getConnection(server.url(), server.user(), "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table proof (id int primary key)");
      statement.execute("insert into proof values (42)");
    }
    System.out.println("mariadbd " + server.pid());
    Thread.sleep(Long.MAX_VALUE);
  }
}
