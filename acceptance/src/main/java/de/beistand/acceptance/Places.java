package de.beistand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Where the harness finds the programs and puts its own things.
public final class Places {
  /// Below the system's range for outgoing connections, so that a port stays free for a restart.
  private static final int FIRST_PORT = 18_700;

  private static final int LAST_PORT = 19_999;
  private static final int TRIES = 1000;

  private static final Set<Integer> GIVEN = new HashSet<>();
  private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

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

  /// A new empty folder that only this user can read; it lives as long as the harness at most.
  public static Path newFolder(String name) {
    try {
      Path folder = Files.createTempDirectory("beistand-" + name + "-");
      FOLDERS.add(folder);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deletes a folder of [#newFolder] and everything in it.
  public static void delete(Path folder) {
    if (FOLDERS.remove(folder)) {
      try {
        Files.walkFileTree(folder, new Deletion());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Deletes every folder that is still there.
  static void deleteAll() {
    Set.copyOf(FOLDERS).forEach(Places::delete);
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    /// A program that is ending may take its own file away first.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
        throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
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
