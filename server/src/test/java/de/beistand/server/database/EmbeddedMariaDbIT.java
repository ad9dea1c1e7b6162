package de.beistand.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMariaDbIT {
  @TempDir Path temporary;
  private Path folder;

  /// 340 MB of programs need not be unpacked for each test.
  @BeforeEach
  void shareThePrograms() throws Exception {
    TestMariaDb.fresh();
    folder = temporary.resolve("maria db");
    Files.createDirectory(folder);
    String program = "program-" + MariaDbProgram.VERSION;
    Files.createSymbolicLink(
        folder.resolve(program), Path.of("target", "test-mariadb", program).toAbsolutePath());
  }

  @Test
  void dataOutlivesAKilledServerWhoseDatabaseStillRuns() throws Exception {
    long orphan = crash();
    assertThat(ProcessHandle.of(orphan)).isPresent();
    assertThatTheRowIsThere();
    assertThat(ProcessHandle.of(orphan).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void dataOutlivesAServerAndADatabaseKilledTogether() throws Exception {
    ProcessHandle orphan = ProcessHandle.of(crash()).orElseThrow();
    orphan.destroyForcibly();
    orphan.onExit().get(20, TimeUnit.SECONDS);
    assertThatTheRowIsThere();
  }

  @Test
  void anInstallationThatWasKilledHalfWayIsDoneAnew() throws Exception {
    Files.createDirectories(folder.resolve("data-unfinished").resolve("mysql"));
    Files.writeString(folder.resolve("data-unfinished").resolve("ibdata1"), "half");
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
    assertThat(folder.resolve("data-unfinished")).doesNotExist();
  }

  @Test
  void theNumberOfAnotherProgramIsLeftAlone() throws Exception {
    Files.writeString(folder.resolve("mariadbd.pid"), Long.toString(ProcessHandle.current().pid()));
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void oneFolderServesOneServer() throws Exception {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
      assertThatThrownBy(() -> EmbeddedMariaDb.start(folder))
          .isInstanceOf(DatabaseUnavailable.class)
          .hasMessageContaining("another server uses the folder");
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void nobodyElseGetsIn() throws Exception {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
      assertThat(ask(server, "select @@skip_networking")).isEqualTo("1");
      assertThat(ask(server, "select @@port")).isEqualTo("0");
      assertThat(ask(server, "select count(*) from mysql.global_priv where user = ''"))
          .isEqualTo("0");
      // accounts: a locked one of MariaDB's own, and whoever the operating system says is us
      assertThat(
              ask(
                  server,
                  "select count(*) from mysql.global_priv where json_value(priv, '$.account_locked')"
                      + " is null and priv not like '%unix_socket%'"))
          .isEqualTo("0");
      assertThatThrownBy(() -> DriverManager.getConnection(server.url(), "mariadb.sys", "").close())
          .isInstanceOf(java.sql.SQLException.class);
    }
    assertThat(Files.getPosixFilePermissions(freshFolder().getParent()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aPathTooLongForASocketWorksToo() throws Exception {
    Path deep = temporary.resolve("d".repeat(120));
    Files.createDirectories(deep);
    Files.move(folder, deep.resolve("mariadb"));
    folder = deep.resolve("mariadb");
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  /// A folder that the server had to make itself.
  private Path freshFolder() throws Exception {
    Path fresh = temporary.resolve("fresh");
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(fresh)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
    return fresh.resolve("data");
  }

  /// Runs a server in a process of its own and kills it; gives the orphaned database's number.
  private long crash() throws Exception {
    Process server =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingServer.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = server.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        if (line.startsWith("mariadbd ")) {
          return Long.parseLong(line.substring("mariadbd ".length()));
        }
      }
      throw new AssertionError("the server did not start");
    } finally {
      server.destroyForcibly();
      assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void assertThatTheRowIsThere() throws Exception {
    try (EmbeddedMariaDb server = EmbeddedMariaDb.start(folder)) {
      assertThat(ask(server, "select id from proof")).isEqualTo("42");
    }
  }

  private static String ask(EmbeddedMariaDb server, String question) throws Exception {
    try (Connection connection = DriverManager.getConnection(server.url(), server.user(), "");
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(question)) {
      assertThat(answer.next()).isTrue();
      return answer.getString(1);
    }
  }
}
