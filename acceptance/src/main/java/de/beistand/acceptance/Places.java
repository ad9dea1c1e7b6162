package de.beistand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/// Where the harness finds the programs and puts its own things.
public final class Places {
  /// Below the system's range for outgoing connections, so that a port stays free for a restart.
  private static final int FIRST_PORT = 18_700;

  private static final int LAST_PORT = 18_799;
  private static final int TRIES = 1000;

  private static final Set<Integer> GIVEN = new HashSet<>();

  private Places() {}

  /// The checkout.
  public static Path root() {
    return Path.of(System.getProperty("beistand.root", "..")).toAbsolutePath().normalize();
  }

  /// The class path of a program as its module's build lays it out.
  static String programClassPath(String module) {
    Path dist = root().resolve(module).resolve("target/dist");
    if (!Files.isDirectory(dist)) {
      throw new IllegalStateException(dist + " is missing: build the module first");
    }
    return dist + "/*";
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /// Log files and screenshots of this run.
  public static Path logs() {
    String folder = System.getProperty("beistand.logs");
    return folder == null ? root().resolve("acceptance/target/logs") : Path.of(folder);
  }

  /// A new empty folder that only this user can read.
  public static Path newFolder(String name) {
    try {
      return Files.createTempDirectory("beistand-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a folder and everything in it.
  public static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `wanted` if nobody listens there, else another free port of the loopback interface.
  public static int portOr(int wanted) {
    return isFree(wanted) ? wanted : freePort();
  }

  /// A port of the loopback interface on which nobody listens; a random one, so that two runs at
  /// the same time hardly meet.
  public static synchronized int freePort() {
    int port =
        ThreadLocalRandom.current()
            .ints(FIRST_PORT, LAST_PORT + 1)
            .limit(TRIES)
            .filter(candidate -> !GIVEN.contains(candidate) && isFree(candidate))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no free port"));
    GIVEN.add(port);
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
