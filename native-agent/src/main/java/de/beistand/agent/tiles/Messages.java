package de.beistand.agent.tiles;

import java.nio.ByteBuffer;

/// Writes the messages of the channel `picture` (docs/picture.md).
final class Messages {
  /// Longest message in bytes: longer ones would hold up the input beside them.
  static final int LONGEST = 16_384;

  private static final byte TILE = 1;
  private static final byte MORE = 2;
  private static final byte FRAME = 3;
  private static final byte EXACT = 4;
  private static final byte SIZE = 5;
  private static final byte MOVE = 6;
  private static final int TILE_HEAD = 18;

  private final PictureLine line;
  private long queued;

  Messages(PictureLine line) {
    this.line = line;
  }

  /// Bytes given to the channel so far.
  long queued() {
    return queued;
  }

  private void send(byte[] message) {
    queued += message.length;
    line.send(message);
  }

  /// @param data the first `length` bytes are sent
  void tile(int mark, int x, int y, int width, int height, int encoding, byte[] data, int length) {
    int first = Math.min(length, LONGEST - TILE_HEAD);
    ByteBuffer message = ByteBuffer.allocate(TILE_HEAD + first);
    message.put(TILE).putInt(mark);
    message.putShort((short) x).putShort((short) y);
    message.putShort((short) width).putShort((short) height);
    message.put((byte) encoding).putInt(length).put(data, 0, first);
    send(message.array());
    for (int sent = first; sent < length; ) {
      int next = Math.min(length - sent, LONGEST - 1);
      byte[] more = new byte[1 + next];
      more[0] = MORE;
      System.arraycopy(data, sent, more, 1, next);
      send(more);
      sent += next;
    }
  }

  void frame(int mark, long captureMillis) {
    send(ByteBuffer.allocate(9).put(FRAME).putInt(mark).putInt((int) captureMillis).array());
  }

  void exact(int mark) {
    send(ByteBuffer.allocate(5).put(EXACT).putInt(mark).array());
  }

  void move(int mark, MoveFinder.Move move) {
    ByteBuffer message = ByteBuffer.allocate(17).put(MOVE).putInt(mark);
    message.putShort((short) move.x()).putShort((short) move.y());
    message.putShort((short) move.width()).putShort((short) move.height());
    message.putShort((short) move.x()).putShort((short) move.fromY());
    send(message.array());
  }

  void size(int mark, int width, int height) {
    ByteBuffer message = ByteBuffer.allocate(9).put(SIZE).putInt(mark);
    message.putShort((short) width).putShort((short) height);
    send(message.array());
  }
}
