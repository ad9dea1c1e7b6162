package de.beistand.agent.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/// A file on its way out, read once from the beginning to the end.
final class Outgoing implements AutoCloseable {
  private final Source source;
  private final FileChannel channel;
  private final Hash hash = new Hash();
  private long position;

  private Outgoing(Source source, FileChannel channel) {
    this.source = source;
    this.channel = channel;
  }

  /// Opens it, never through a link.
  ///
  /// @param offset where to go on; what comes before is read again, for the hash
  /// @throws ChangedException if it is not what the customer agreed to
  static Outgoing open(Source source, long offset) throws IOException {
    FileChannel channel =
        FileChannel.open(source.path(), Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    var file = new Outgoing(source, channel);
    try {
      file.checkUnchanged();
      while (file.position < offset) {
        file.read((int) Math.min(Piece.SIZE, offset - file.position));
      }
      return file;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /// The file shrank, grew or was written.
  static final class ChangedException extends IOException {
    private static final long serialVersionUID = 1;
  }

  long position() {
    return position;
  }

  /// Whether all bytes are read.
  boolean isAtEnd() {
    return position == source.entry().bytes();
  }

  /// The next bytes, at most so many; at least one.
  ByteBuffer read(int most) throws IOException {
    long left = source.entry().bytes() - position;
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, left));
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new ChangedException();
      }
    }
    bytes.flip();
    hash.add(bytes.duplicate());
    position += bytes.remaining();
    return bytes;
  }

  /// The hash of all bytes.
  ///
  /// @throws ChangedException if the file was written meanwhile
  String finish() throws IOException {
    checkUnchanged();
    return hash.hex();
  }

  private void checkUnchanged() throws IOException {
    BasicFileAttributes now =
        Files.readAttributes(source.path(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean same =
        now.isRegularFile()
            && channel.size() == source.entry().bytes()
            && now.size() == source.entry().bytes()
            && now.lastModifiedTime().equals(source.modified());
    if (!same) {
      throw new ChangedException();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
