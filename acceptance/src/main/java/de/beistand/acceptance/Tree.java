package de.beistand.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A folder in which a program is at work: what goes away while somebody looks is passed over,
/// where `Files.walk` fails.
final class Tree {
  private Tree() {}

  /// The folder and all in it, a folder before what it holds.
  static List<Path> of(Path folder) {
    var found = new ArrayList<Path>();
    try {
      Files.walkFileTree(folder, new Passing(found));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /// The same as names below the folder, in order; the folder itself is the empty one.
  static List<String> names(Path folder) {
    return of(folder).stream().map(path -> folder.relativize(path).toString()).sorted().toList();
  }

  private record Passing(List<Path> found) implements FileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      found.add(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      found.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
      return passedOver(why);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why)
        throws IOException {
      return passedOver(why);
    }

    private static FileVisitResult passedOver(@Nullable IOException why) throws IOException {
      if (why != null && !(why instanceof NoSuchFileException)) {
        throw why;
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
