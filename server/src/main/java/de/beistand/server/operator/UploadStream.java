package de.beistand.server.operator;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// An uploaded picture for its decoder. A decoder that goes on asking behind the end is stopped:
/// that of WebP reads a torn file for ever.
final class UploadStream extends MemoryCacheImageInputStream {
  private static final int PATIENCE = 64;

  private int askedBehindTheEnd;

  UploadStream(byte[] upload) {
    super(new ByteArrayInputStream(upload));
  }

  @Override
  public int read() throws IOException {
    return watched(super.read());
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    return watched(super.read(bytes, offset, length));
  }

  private int watched(int read) throws EOFException {
    if (read < 0 && ++askedBehindTheEnd > PATIENCE) {
      throw new EOFException("the picture ends early");
    }
    return read;
  }
}
