package de.beistand.agent.identity;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The agent's own folder, readable by its owner only and used by one agent at a time: two with the
/// same key would throw each other off the server for ever.
public final class AgentHome implements AutoCloseable {
  /// What opening the folder led to.
  public sealed interface Result {
    /// The folder is ours until it is closed.
    record Ours(AgentHome home) implements Result {}

    /// Another agent uses it.
    record InUse(Path folder) implements Result {}

    /// It cannot be made or written.
    record Inaccessible(Path folder, String why) implements Result {}
  }

  /// Held by the one agent that uses the folder.
  public static final String LOCK = "agent.lock";

  private final Path folder;
  private final FileChannel lockFile;

  private AgentHome(Path folder, FileChannel lockFile) {
    this.folder = folder;
    this.lockFile = lockFile;
  }

  /// Makes the folder if need be (mode 0700) and takes it.
  public static Result open(Path folder) {
    try {
      Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
      if (isPosix(folder)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      FileChannel lockFile =
          FileChannel.open(
              folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(lockFile) == null) {
        lockFile.close();
        return new Result.InUse(folder);
      }
      return new Result.Ours(new AgentHome(folder, lockFile));
    } catch (IOException e) {
      return new Result.Inaccessible(folder, e.toString());
    }
  }

  /// The folder itself.
  public Path folder() {
    return folder;
  }

  /// Lets the next agent in. Where nothing is kept, the folder goes too.
  @Override
  public void close() throws IOException {
    try (lockFile) {
      try (Stream<Path> inside = Files.list(folder)) {
        if (!inside.map(Path::getFileName).map(Path::toString).allMatch(LOCK::equals)) {
          return;
        }
      }
      Files.deleteIfExists(folder.resolve(LOCK));
      Files.deleteIfExists(folder);
    } catch (DirectoryNotEmptyException somebodyJustCame) {
      return;
    }
  }

  /// File attributes that keep everybody else out; none where the file system knows no modes
  /// (Windows: the profile folder's access list does it).
  static FileAttribute<?>[] ownerOnly(Path near, String mode) {
    return isPosix(near)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static @Nullable FileLock lock(FileChannel lockFile) throws IOException {
    try {
      return lockFile.tryLock();
    } catch (OverlappingFileLockException e) { // held by this very process
      return null;
    }
  }
}
