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

/// Where the files of one transfer come to lie: in the customer's folder, in folders of its own
/// that were not there before.
final class Arrival {
  private static final int MOST_TRIES = 10_000;

  private final Path home;
  private final Map<String, Path> folders = new HashMap<>();
  private final Map<String, Integer> taken = new HashMap<>();
  private final List<Path> made = new ArrayList<>();

  /// @param home the customer's folder; made if it is not there
  Arrival(Path home) throws IOException {
    Files.createDirectories(home);
    this.home = home.toRealPath();
  }

  Path home() {
    return home;
  }

  /// Bytes that the disk still takes.
  long room() throws IOException {
    return Files.getFileStore(home).getUsableSpace();
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
