package de.beistand.agent.files;

import de.beistand.protocol.channel.FileEntry;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/// What the customer chose, with everything in the folders among it. Links are not followed: what
/// they point to was not chosen.
///
/// @param leftOut links, devices and what cannot be read
/// @param tooMany there was more than one transfer may have
record Selection(List<Source> sources, int leftOut, boolean tooMany) {
  private static final int DEEPEST = 64;

  Selection {
    sources = List.copyOf(sources);
  }

  long bytes() {
    return sources.stream().mapToLong(source -> source.entry().bytes()).sum();
  }

  int files() {
    return (int) sources.stream().filter(source -> !source.entry().folder()).count();
  }

  /// Looks through what was chosen.
  static Selection of(List<Path> chosen) {
    var walk = new Walk();
    for (Path path : chosen) {
      walk.start(path.toAbsolutePath().normalize());
    }
    return new Selection(walk.sources, walk.leftOut, walk.tooMany);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final List<Source> sources = new ArrayList<>();
    private Path base = Path.of("/");
    private int leftOut;
    private boolean tooMany;

    private void start(Path path) {
      Path parent = path.getParent();
      if (parent == null) {
        leftOut++; // a whole disk
        return;
      }
      base = parent;
      try {
        Files.walkFileTree(path, EnumSet.noneOf(FileVisitOption.class), DEEPEST, this);
      } catch (IOException e) {
        leftOut++; // gone, or not for this user
      }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return add(folder, attributes, true);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && Files.isReadable(file) && !isLink(file)) {
        return add(file, attributes, false);
      }
      leftOut++;
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException why) {
      leftOut++;
      return FileVisitResult.CONTINUE;
    }

    private FileVisitResult add(Path path, BasicFileAttributes attributes, boolean folder) {
      if (sources.size() >= Manifest.MOST_ENTRIES) {
        tooMany = true;
        return FileVisitResult.TERMINATE;
      }
      String name =
          base.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
      var entry = new FileEntry(name, folder ? 0 : attributes.size(), folder);
      sources.add(new Source(entry, path, attributes.lastModifiedTime()));
      return FileVisitResult.CONTINUE;
    }

    private static boolean isLink(Path file) {
      return !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
