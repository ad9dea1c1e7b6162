package de.beistand.agent.files;

import java.nio.ByteBuffer;
import java.util.Optional;

/// A binary message: some bytes of one file. Big-endian: transfer (4 bytes), entry (4), offset (8),
/// then the bytes.
///
/// @param bytes stands at the first byte of the contents
record Piece(int transfer, int entry, long offset, ByteBuffer bytes) {
  static final int HEADER = 16;

  /// Bytes of the file in one message: larger ones hold up the input beside them.
  static final int SIZE = 16 * 1024;

  /// The same on a line that takes so much at once.
  static final int MOST = 64 * 1024;

  /// The piece that a message holds; empty if it holds none.
  static Optional<Piece> read(byte[] message) {
    if (message.length <= HEADER) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(message);
    int transfer = buffer.getInt();
    int entry = buffer.getInt();
    long offset = buffer.getLong();
    return Optional.of(new Piece(transfer, entry, offset, buffer));
  }

  /// The message; takes all of [#bytes].
  byte[] write() {
    ByteBuffer buffer = ByteBuffer.allocate(HEADER + bytes.remaining());
    return buffer.putInt(transfer).putInt(entry).putLong(offset).put(bytes).array();
  }
}
