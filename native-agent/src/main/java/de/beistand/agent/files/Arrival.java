package de.beistand.agent.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where the files of one transfer come to lie: in the customer's folder, in folders of its own
/// that were not there before.
final class Arrival {
  private static final int MOST_TRIES = 10_000;

  /// Left on the disk for everything else, in bytes.
  private static final long RESERVE = 64L * 1024 * 1024;

  /// Below this many bytes a failed write means a full disk.
  private static final long FULL = 1024 * 1024;

  private final Path home;
  private final Map<String, Path> folders = new HashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private final List<Path> made = new ArrayList<>();
  private @Nullable Path place;

  /// @param home the customer's folder; made if it is not there
  Arrival(Path home) throws IOException {
    Files.createDirectories(home);
    this.home = home.toRealPath();
  }

  /// Whether the disk takes so many bytes more and keeps some for everything else.
  boolean hasRoomFor(long bytes) throws IOException {
    return room() - RESERVE >= bytes;
  }

  /// Whether a write that failed did so for want of room: the system's own message is in its own
  /// language.
  boolean isFull() {
    try {
      return room() < FULL;
    } catch (IOException e) {
      return false;
    }
  }

  private long room() throws IOException {
    return Files.getFileStore(home).getUsableSpace();
  }

  /// What to show the customer: the only file or folder that was [#noted], or the folder where all
  /// are; empty if nothing came.
  Optional<Path> place() {
    return Optional.ofNullable(place);
  }

  /// Something came to lie here.
  void noted(Path what) {
    if (place == null) {
      place = what;
    } else if (!what.startsWith(place)) {
      place = home;
    }
  }

  /// Begins a file.
  ///
  /// @param names harmless, the last one the file's
  Part part(List<String> names) throws IOException {
    Path folder = folder(names.subList(0, names.size() - 1));
    String name = names.getLast();
    return Part.create(folder, name, number(folder, name));
  }

  /// Makes the folder and all around it, unless this transfer made them already.
  Path folder(List<String> names) throws IOException {
    if (names.isEmpty()) {
      return home;
    }
    String key = SafeName.folded(String.join("/", names));
    Path known = folders.get(key);
    if (known != null) {
      return stillItself(known);
    }
    Path parent = folder(names.subList(0, names.size() - 1));
    Path folder = make(parent, names.getLast());
    folders.put(key, folder);
    made.add(folder);
    return folder;
  }

  private Path make(Path parent, String name) throws IOException {
    int first = number(parent, name);
    for (int number = first; number < first + MOST_TRIES; number++) {
      try {
        return Files.createDirectory(parent.resolve(SafeName.numbered(name, number)));
      } catch (FileAlreadyExistsException e) {
        continue; // never into a folder that was there before, nor through a link
      }
    }
    throw new IOException("no free name in " + parent);
  }

  /// Nobody put a link in the place of a folder that this transfer made.
  private static Path stillItself(Path folder) throws IOException {
    if (!folder.toRealPath().equals(folder)) {
      throw new IOException("not the folder any more: " + folder);
    }
    return folder;
  }

  /// How often a name came in this folder, also in other capitals.
  private int number(Path folder, String name) {
    return taken.merge(folder + "/" + SafeName.folded(name), 1, Integer::sum);
  }

  /// Takes the folders away that stayed empty.
  void tidy() throws IOException {
    for (Path folder : made.reversed()) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException | NoSuchFileException e) {
        continue; // something came, or the customer moved it
      }
    }
  }
}
