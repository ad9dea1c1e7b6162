package de.beistand.server.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where the ciphertext of recordings lies: a folder with a file for each.
final class RecordingStore {
  /// Left free for the database beside it: a full disk may end recordings, but no session.
  static final long RESERVE = 512L << 20;

  private final Path folder;
  private final Room room;

  /// How much room there is.
  interface Room {
    /// Bytes that this program may still write into the folder.
    long free(Path folder) throws IOException;
  }

  RecordingStore(Path folder) {
    this(
        folder,
        at -> {
          FileStore disk = Files.getFileStore(at);
          return disk.getUsableSpace() - RESERVE;
        });
  }

  /// @param room asked before each piece is written
  RecordingStore(Path folder, Room room) {
    this.folder = folder;
    this.room = room;
  }

  /// Bytes that may still come.
  long free() throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return room.free(folder);
  }

  /// Makes the empty file, on disk when this returns.
  ///
  /// @param id UUID, checked by the caller
  void create(String id) throws IOException {
    free(); // makes the folder
    try (FileChannel file =
        FileChannel.open(
            path(id),
            java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      file.force(true);
    }
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true); // the name, too
    }
  }

  /// Bytes that are there; 0 if there is no file.
  long size(String id) throws IOException {
    Path path = path(id);
    return Files.exists(path) ? Files.size(path) : 0;
  }

  /// Opens a file to append to.
  Appending append(String id) throws IOException {
    return new Appending(FileChannel.open(path(id), StandardOpenOption.WRITE));
  }

  InputStream read(String id) throws IOException {
    return Files.newInputStream(path(id));
  }

  /// Hexadecimal.
  String sha256(String id) throws IOException {
    try (var in = new DigestInputStream(read(id), MessageDigest.getInstance("SHA-256"))) {
      byte[] block = new byte[1 << 16];
      while (in.read(block) >= 0) {}
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /// Deletes the file, if there is one.
  void delete(String id) throws IOException {
    Files.deleteIfExists(path(id));
  }

  private Path path(String id) {
    return folder.resolve(id);
  }

  /// A file that grows at its end.
  final class Appending implements AutoCloseable {
    private final FileChannel file;
    private long end;

    private Appending(FileChannel file) throws IOException {
      this.file = file;
      this.end = file.size();
    }

    long end() {
      return end;
    }

    /// @return false if there is no room for it: then only a part may be there
    boolean write(byte[] bytes, int length) throws IOException {
      if (room.free(folder) < length) {
        return false;
      }
      ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
      try {
        while (left.hasRemaining()) {
          end += file.write(left, end);
        }
        return true;
      } catch (IOException e) {
        if (room.free(folder) < length || String.valueOf(e.getMessage()).contains("No space")) {
          return false;
        }
        throw e;
      }
    }

    /// Waits until everything is on the disk.
    void settle() throws IOException {
      file.force(true);
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
