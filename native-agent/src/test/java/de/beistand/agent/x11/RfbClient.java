package de.beistand.agent.x11;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// The hands of a person at the virtual X server: a Remote Framebuffer client that only sends keys
/// and pointer moves (RFC 6143, version 3.8, no security).
public final class RfbClient implements AutoCloseable {
  private final SocketChannel channel;

  RfbClient(SocketAddress address) throws IOException {
    channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(address);
    read(12);
    write(ByteBuffer.wrap("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII)));
    read(read(1).get(0));
    write(ByteBuffer.wrap(new byte[] {1})); // None
    if (read(4).getInt() != 0) {
      throw new IOException("refused");
    }
    write(ByteBuffer.wrap(new byte[] {1})); // shared
    read(20);
    read(read(4).getInt());
  }

  /// Presses or releases the key of this X11 keysym.
  public void key(int keysym, boolean down) throws IOException {
    write(
        ByteBuffer.allocate(8)
            .put((byte) 4)
            .put((byte) (down ? 1 : 0))
            .putShort((short) 0)
            .putInt(keysym)
            .flip());
  }

  /// Puts the pointer there with these buttons down.
  ///
  /// @param buttons bit 0 left, 1 middle, 2 right
  public void pointer(int x, int y, int buttons) throws IOException {
    write(
        ByteBuffer.allocate(6)
            .put((byte) 5)
            .put((byte) buttons)
            .putShort((short) x)
            .putShort((short) y)
            .flip());
  }

  private ByteBuffer read(int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    return buffer.flip();
  }

  private void write(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
