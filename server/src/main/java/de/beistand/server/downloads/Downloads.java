package de.beistand.server.downloads;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The packed programs in the operator's folder.
///
/// The operator may replace a file while the server runs, best by renaming a new one over it, as
/// `./beistand pack` does. Each file is hashed once for every state in which it was seen.
public final class Downloads {
  private final Path folder;
  private final Map<CustomerSystem, Seen> seen = new ConcurrentHashMap<>();

  /// A file in one state.
  private record Seen(long bytes, Instant changed, @Nullable Object identity, String sha256) {
    boolean isStill(BasicFileAttributes now) {
      return now.size() == bytes
          && now.lastModifiedTime().toInstant().equals(changed)
          && java.util.Objects.equals(now.fileKey(), identity);
    }
  }

  /// @param folder need not exist
  public Downloads(Path folder) {
    this.folder = folder;
  }

  /// What lies there for this system; empty if nothing does.
  ///
  /// @throws UncheckedIOException if it is there and cannot be read
  public Optional<Download> of(CustomerSystem system) {
    try {
      return state(system)
          .map(state -> new Download("Beistand" + system.suffix(), state.bytes, state.sha256));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Seen> state(CustomerSystem system) throws IOException {
    Path file = file(system);
    BasicFileAttributes now;
    try {
      now = Files.readAttributes(file, BasicFileAttributes.class);
    } catch (NoSuchFileException nothingThere) {
      return Optional.empty();
    }
    if (!now.isRegularFile()) {
      return Optional.empty();
    }
    Seen known = seen.get(system);
    if (known == null || !known.isStill(now)) {
      known = new Seen(now.size(), now.lastModifiedTime().toInstant(), now.fileKey(), hash(file));
      seen.put(system, known);
    }
    return Optional.of(known);
  }

  /// The file's bytes, to be closed by the caller.
  ///
  /// @return empty if the file is not the described one any more
  Optional<InputStream> open(CustomerSystem system, Download described) throws IOException {
    InputStream stream;
    try {
      stream = Files.newInputStream(file(system));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
    // Looked at again after it was opened: what is open stays the same file under any renaming.
    Optional<Seen> now = state(system);
    if (now.isPresent() && now.get().sha256.equals(described.sha256())) {
      return Optional.of(stream);
    }
    stream.close();
    return Optional.empty();
  }

  private Path file(CustomerSystem system) {
    return folder.resolve(system.fileName());
  }

  private static String hash(Path file) throws IOException {
    try (var stream =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      stream.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
