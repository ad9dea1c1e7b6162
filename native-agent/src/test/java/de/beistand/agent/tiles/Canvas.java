package de.beistand.agent.tiles;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// What a page would show: reads the messages of the channel `picture` as docs/picture.md tells,
/// written apart from the code that makes them.
final class Canvas implements PictureLine {
  static final int NOTHING = -1;

  final List<Integer> frameMarks = new ArrayList<>();
  int[] pixels = new int[0];
  int width;
  int tiles;
  long bytes;
  int newestTile = NOTHING;
  int exactMark = NOTHING;
  boolean opened = true;
  boolean takesMoves = true;
  boolean takesHoles = true;
  boolean takesShades = true;
  int moves;
  int holes;
  int shades;
  long backlog;
  long backlogPerByte;

  private ByteBuffer head = ByteBuffer.allocate(0);
  private byte[] data = new byte[0];
  private int filled;
  private final List<byte[]> kept = new ArrayList<>();

  @Override
  public boolean open() {
    return opened;
  }

  @Override
  public boolean mayOpen() {
    return true;
  }

  @Override
  public void whenOpen(Runnable listener) {}

  @Override
  public boolean takesMoves() {
    return takesMoves;
  }

  @Override
  public boolean takesHoles() {
    return takesHoles;
  }

  @Override
  public boolean takesShades() {
    return takesShades;
  }

  @Override
  public long backlog() {
    return backlog;
  }

  @Override
  public void send(byte[] message) {
    if (message.length > 16_384) {
      throw new AssertionError("a message of " + message.length + " bytes");
    }
    bytes += message.length;
    backlog += backlogPerByte * message.length;
    kept.add(message);
  }

  @Override
  public void flush() {
    kept.forEach(this::read);
    kept.clear();
  }

  private void read(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message);
    switch (in.get()) {
      case 1 -> {
        head = in;
        data = new byte[in.getInt(14)];
        filled = 0;
        in.position(18);
        take(in);
      }
      case 2 -> take(in);
      case 3 -> frameMarks.add(in.getInt());
      case 4 -> exactMark = in.getInt();
      case 5 -> {
        in.getInt();
        width = in.getShort();
        pixels = new int[width * in.getShort()];
        Arrays.fill(pixels, NOTHING);
        newestTile = NOTHING;
      }
      case 6 -> move(in);
      default -> throw new AssertionError("unknown message");
    }
  }

  private void move(ByteBuffer in) {
    newestTile = in.getInt();
    int to = in.getShort() + in.getShort() * width;
    int wide = in.getShort();
    int high = in.getShort();
    int from = in.getShort() + in.getShort() * width;
    int[] before = pixels.clone();
    for (int row = 0; row < high; row++) {
      System.arraycopy(before, from + row * width, pixels, to + row * width, wide);
    }
    moves++;
  }

  /// A video frame newer than every tile stands: the canvas is cleared.
  void uncover() {
    Arrays.fill(pixels, NOTHING);
  }

  private void take(ByteBuffer in) {
    int length = in.remaining();
    in.get(data, filled, length);
    filled += length;
    if (filled == data.length) {
      paint();
    }
  }

  private void paint() {
    newestTile = head.getInt(1);
    int x = head.getShort(5);
    int y = head.getShort(7);
    int wide = head.getShort(9);
    int high = head.getShort(11);
    int encoding = head.get(13);
    tiles++;
    if (encoding >= 4) {
      paintShades(x, y, wide, high, encoding == 5);
      return;
    }
    byte[] plain = encoding == 0 ? data : inflate(wide * high * 4 + 1024);
    boolean indexed = encoding >= 2;
    int colours = indexed ? (plain[0] & 0xff) + 1 : 0;
    for (int i = 0; i < wide * high; i++) {
      int index = indexed ? plain[1 + 3 * colours + i] & 0xff : 0;
      if (encoding == 3 && index == 255) {
        holes++;
        continue;
      }
      int at = indexed ? 1 + 3 * index : 3 * i;
      pixels[(y + i / wide) * width + x + i % wide] =
          (plain[at] & 0xff) << 16 | (plain[at + 1] & 0xff) << 8 | plain[at + 2] & 0xff;
    }
  }

  private void paintShades(int x, int y, int wide, int high, boolean mayHaveHoles) {
    shades++;
    byte[] plain = inflate(3 + 3 * 512 + 2 * wide * high);
    int count = (plain[1] & 0xff) << 8 | plain[2] & 0xff;
    int[] colours = new int[count];
    for (int part = 0; part < 3; part++) {
      int value = 0;
      for (int i = 0; i < count; i++) {
        value = value + plain[3 + part * count + i] & 0xff;
        colours[i] |= value << (16 - 8 * part);
      }
    }
    int low = 3 + 3 * count;
    boolean large = count + (mayHaveHoles ? 1 : 0) > 256;
    for (int i = 0; i < wide * high; i++) {
      int number = plain[low + i] & 0xff | (large ? (plain[low + wide * high + i] & 0xff) << 8 : 0);
      if (mayHaveHoles && number == count) {
        holes++;
        continue;
      }
      int column = plain[0] == 1 ? i / high : i % wide;
      int row = plain[0] == 1 ? i % high : i / wide;
      pixels[(y + row) * width + x + column] = colours[number];
    }
  }

  private byte[] inflate(int most) {
    try (var inflater = new Inflater(true)) {
      inflater.setInput(data);
      byte[] plain = new byte[most];
      inflater.inflate(plain);
      if (!inflater.finished()) {
        throw new AssertionError("longer than allowed");
      }
      return plain;
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    }
  }
}
