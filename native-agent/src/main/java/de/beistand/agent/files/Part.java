package de.beistand.agent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// A file on its way in: `name.part` until it is complete and checked, with the hash of what came.
final class Part {
  /// Of a file that is not complete.
  static final String ENDING = ".part";

  private static final int MOST_TRIES = 10_000;

  private final Path folder;
  private final String name;
  private final Path path;
  private final FileChannel channel;
  private final Hash hash = new Hash();
  private long length;

  private Part(Path folder, String name, Path path, FileChannel channel) {
    this.folder = folder;
    this.name = name;
    this.path = path;
    this.channel = channel;
  }

  /// Makes an empty one where neither it nor the complete file would cover anything.
  ///
  /// @param name harmless
  /// @param first number to try, 1 for the name itself
  static Part create(Path folder, String name, int first) throws IOException {
    for (int number = first; number < first + MOST_TRIES; number++) {
      String free = SafeName.numbered(name, number);
      if (Files.exists(folder.resolve(free), LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      Path path = folder.resolve(free + ENDING);
      try {
        Set<StandardOpenOption> fresh =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Part(folder, free, path, FileChannel.open(path, fresh));
      } catch (FileAlreadyExistsException e) {
        continue; // of another transfer, or left behind
      }
    }
    throw new IOException("no free name in " + folder);
  }

  /// Bytes that came.
  long length() {
    return length;
  }

  /// The SHA-256 of all that came, 64 hexadecimal digits; nothing is added after it.
  String sha256() {
    return hash.hex();
  }

  /// Adds all of `bytes`.
  void append(ByteBuffer bytes) throws IOException {
    int more = bytes.remaining();
    hash.add(bytes.duplicate());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    length += more;
  }

  /// Gives the complete file its name; another one if something took that meanwhile.
  Path keep() throws IOException {
    channel.close();
    for (int number = 1; number < MOST_TRIES; number++) {
      Path place = folder.resolve(SafeName.numbered(name, number));
      try {
        return Files.move(path, place);
      } catch (FileAlreadyExistsException e) {
        continue; // the customer made one of this name
      }
    }
    throw new IOException("no free name in " + folder);
  }

  /// Takes away what came.
  void discard() throws IOException {
    channel.close();
    Files.deleteIfExists(path);
  }
}
