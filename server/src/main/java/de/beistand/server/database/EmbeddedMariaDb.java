package de.beistand.server.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real MariaDB in a folder, started and stopped with this server.
///
/// It listens on a Unix socket in a folder that only this user may enter, on no port, and knows
/// whoever comes by their user of the operating system (plugin `unix_socket`): there is no password
/// to steal and nothing to reach from outside. What an earlier run left behind after a crash, a
/// running process included, is cleaned up at the start.
final class EmbeddedMariaDb implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMariaDb.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  /// `sockaddr_un.sun_path` has 108 bytes on Linux and 104 on macOS.
  private static final int LONGEST_SOCKET_PATH = 100;

  private final FileLock lock;
  private final Process process;
  private final Path socket;

  private EmbeddedMariaDb(FileLock lock, Process process, Path socket) {
    this.lock = lock;
    this.process = process;
    this.socket = socket;
  }

  /// Starts MariaDB on the data in `folder`, or on new data if there is none; returns when it takes
  /// connections.
  static EmbeddedMariaDb start(Path folder) throws DatabaseUnavailable {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileLock lock = lock(folder);
      try {
        MariaDbProgram program = MariaDbProgram.in(folder);
        Path pidFile = folder.resolve("mariadbd.pid");
        stopLeftOver(pidFile, program);
        install(program, folder);
        return launch(program, folder, pidFile, lock);
      } catch (IOException | DatabaseUnavailable | RuntimeException e) {
        lock.channel().close();
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseUnavailable("cannot start MariaDB in " + folder + ": " + e, e);
    }
  }

  String url() {
    return "jdbc:mariadb://localhost/beistand?createDatabaseIfNotExist=true&sslMode=disable&localSocket="
        + socket;
  }

  String user() {
    return operatingSystemUser();
  }

  long pid() {
    return process.pid();
  }

  private static String operatingSystemUser() {
    return System.getProperty("user.name");
  }

  private static FileLock lock(Path folder) throws IOException, DatabaseUnavailable {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return lock;
      }
    } catch (OverlappingFileLockException e) {
      LOG.debug("event=database-lock held-by=this-process", e);
    }
    channel.close();
    throw new DatabaseUnavailable("another server uses the folder " + folder, null);
  }

  /// Ends a mariadbd that outlived a killed server: the folder's lock is ours, so nobody uses it.
  private static void stopLeftOver(Path pidFile, MariaDbProgram program) throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    String text = Files.readString(pidFile).strip();
    Optional<ProcessHandle> leftOver =
        text.matches("\\d{1,10}") ? ProcessHandle.of(Long.parseLong(text)) : Optional.empty();
    Path executable = program.server().toRealPath();
    Optional<ProcessHandle> ours = leftOver.filter(handle -> isOurs(handle, executable, pidFile));
    if (ours.isPresent()) {
      LOG.warn("event=database-left-over pid={}", text);
      end(ours.get());
    }
    Files.deleteIfExists(pidFile);
  }

  /// The number may belong to another program by now.
  private static boolean isOurs(ProcessHandle handle, Path executable, Path pidFile) {
    ProcessHandle.Info info = handle.info();
    return info.command().filter(executable.toString()::equals).isPresent()
        && info.arguments()
            .filter(arguments -> List.of(arguments).contains("--pid-file=" + pidFile))
            .isPresent();
  }

  private static void install(MariaDbProgram program, Path folder)
      throws IOException, DatabaseUnavailable {
    Path data = folder.resolve("data");
    if (Files.isDirectory(data)) {
      return;
    }
    LOG.info("event=database-install folder={}", data);
    Path unfinished = folder.resolve("data-unfinished");
    MariaDbProgram.delete(unfinished);
    var command =
        new ArrayList<>(
            List.of(
                beside(folder, program.installer()),
                "--no-defaults",
                "--basedir=" + beside(folder, program.folder()),
                "--datadir=" + beside(folder, unfinished),
                "--auth-root-authentication-method=socket",
                "--auth-root-socket-user=" + operatingSystemUser(),
                "--skip-test-db",
                "--skip-name-resolve"));
    command.addAll(userArgument());
    Process installer = builder(program, command).directory(folder.toFile()).start();
    List<String> lines = installer.inputReader(StandardCharsets.UTF_8).lines().toList();
    int exit = waitFor(installer);
    if (exit != 0) {
      throw new DatabaseUnavailable(
          "MariaDB's installation failed (" + exit + "):\n" + String.join("\n", lines), null);
    }
    Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /// A path for MariaDB's installer, a shell script that stumbles over spaces: seen from `folder`
  /// there are none.
  private static String beside(Path folder, Path path) {
    return "./" + folder.relativize(path);
  }

  private static EmbeddedMariaDb launch(
      MariaDbProgram program, Path folder, Path pidFile, FileLock lock)
      throws IOException, DatabaseUnavailable {
    Path socket = socketIn(folder);
    var command =
        new ArrayList<>(
            List.of(
                program.server().toString(),
                "--no-defaults",
                "--console",
                "--basedir=" + program.folder(),
                "--datadir=" + folder.resolve("data"),
                "--socket=" + socket,
                "--pid-file=" + pidFile,
                "--skip-networking",
                "--skip-name-resolve",
                // it would make an RSA key at each start, which takes 1 to 14 s
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_unicode_ci",
                "--performance-schema=OFF",
                "--max-connections=50"));
    command.addAll(userArgument());
    long begin = System.nanoTime();
    Process process = builder(program, command).start();
    var ready = new CountDownLatch(1);
    Deque<String> lastLines = new ArrayDeque<>();
    Thread.ofVirtual().name("mariadbd-output").start(() -> follow(process, lastLines, ready));
    try {
      boolean inTime = ready.await(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (!inTime || !process.isAlive()) {
        process.destroyForcibly();
        synchronized (lastLines) {
          throw new DatabaseUnavailable(
              "MariaDB did not start:\n" + String.join("\n", lastLines), null);
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while MariaDB started", e);
    }
    LOG.info(
        "event=database-ready pid={} ms={}",
        process.pid(),
        Duration.ofNanos(System.nanoTime() - begin).toMillis());
    return new EmbeddedMariaDb(lock, process, socket);
  }

  /// Reads what MariaDB says until it ends; opens `ready` when it takes connections or is gone.
  private static void follow(Process process, Deque<String> lastLines, CountDownLatch ready) {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        LOG.debug("mariadbd: {}", line);
        synchronized (lastLines) {
          lastLines.addLast(line);
          if (lastLines.size() > 30) {
            lastLines.removeFirst();
          }
        }
        if (line.contains("ready for connections")) {
          ready.countDown();
        }
      }
    } catch (IOException e) {
      LOG.debug("event=database-output-closed", e);
    }
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ready.countDown();
  }

  private static Path socketIn(Path folder) throws IOException {
    Path socket = folder.resolve("mariadbd.sock");
    if (socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH) {
      return socket;
    }
    return Files.createTempDirectory("beistand").resolve("mariadbd.sock");
  }

  private static ProcessBuilder builder(MariaDbProgram program, List<String> command) {
    var builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).directory(program.folder().toFile());
    builder.environment().put("LD_LIBRARY_PATH", program.folder().resolve("libs").toString());
    return builder;
  }

  /// MariaDB refuses to run as root unless it is told to.
  private static List<String> userArgument() {
    return operatingSystemUser().equals("root") ? List.of("--user=root") : List.of();
  }

  private static int waitFor(Process installer) throws DatabaseUnavailable {
    try {
      return installer.waitFor();
    } catch (InterruptedException e) {
      installer.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted while MariaDB was installed", e);
    }
  }

  private static void end(ProcessHandle handle) {
    handle.destroy();
    try {
      handle.onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      LOG.error("event=database-killed pid={}", handle.pid(), e);
      handle.destroyForcibly();
      handle.onExit().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    end(process.toHandle());
    try {
      lock.channel().close();
    } catch (IOException e) {
      LOG.warn("event=database-lock-close", e);
    }
    LOG.info("event=database-stopped pid={}", process.pid());
  }
}
