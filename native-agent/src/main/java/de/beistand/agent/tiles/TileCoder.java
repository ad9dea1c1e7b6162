package de.beistand.agent.tiles;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.util.Arrays;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/// Codes a rectangle of a picture without loss: raw if it is small, else with a palette where it
/// has few colours (text, windows), else as RGB. One object is used again; not thread-safe.
final class TileCoder implements AutoCloseable {
  static final int RAW = 0;
  static final int RGB = 1;
  static final int PALETTE = 2;

  /// A palette of at most 255 colours; the index [#HOLE] says that what stands there stays.
  static final int HOLES = 3;

  /// Up to 512 colours as differences, by rows or columns: [ShadeCoder].
  static final int SHADES = 4;

  /// The same; the number behind the last colour says that what stands there stays.
  static final int SHADES_AND_HOLES = 5;

  /// Up to here coding saves nothing worth its time.
  private static final int RAW_PIXELS = 64;

  /// Up to here the time for better coding is not felt: the strip that a scroll uncovers.
  private static final int SMALL_PIXELS = 20_000;

  /// In higher tiles a column goes through several lines of text and repeats nothing.
  private static final int HIGHEST_COLUMN = 24;

  /// A shorter run of what stands already costs less as colours.
  static final int SHORTEST_HOLE = 12;

  private static final int HOLE = 255;
  private static final int COLOURS = 256;
  private static final int SLOTS = 1024;
  private static final int EMPTY = -1;

  private final Deflater thorough = new Deflater(6, true);
  private final Deflater quick = new Deflater(3, true);
  private final ShadeCoder shades = new ShadeCoder();
  private final int[] slotColour = new int[SLOTS];
  private final int[] slotIndex = new int[SLOTS];
  private final int[] palette = new int[COLOURS];
  private byte[] plain = new byte[1 << 16];
  private byte[] data = new byte[1 << 16];
  private byte[] other = new byte[1 << 16];
  private int encoding;
  private int length;
  private int colours;
  private boolean holes;

  /// Encoding of the latest tile: the number that the page reads.
  int encoding() {
    return encoding;
  }

  /// Data of the latest tile: the first [#length] bytes; overwritten by the next.
  byte[] data() {
    return data;
  }

  int length() {
    return length;
  }

  /// Codes the rectangle, which must lie inside the picture.
  ///
  /// @param shown what the page shows there; null if it does not show it exactly
  /// @param takesShades whether the page knows [#SHADES]
  /// @param anyway also if it has so many colours that its parts may well be shorter
  /// @return false if it was not coded
  boolean code(
      View view,
      @Nullable View shown,
      boolean takesShades,
      int x,
      int y,
      int width,
      int height,
      boolean anyway) {
    int pixels = width * height;
    data = atLeast(data, 3 * pixels + 1024);
    if (pixels <= RAW_PIXELS) {
      encoding = RAW;
      length = rgb(view, x, y, width, height, data);
      return true;
    }
    if (takesShades) {
      plain = atLeast(plain, Math.max(ShadeCoder.most(pixels), 3 * pixels));
      if (shades.read(view, shown, x, y, width, height)) {
        shades(pixels, height);
      } else if (anyway) {
        encoding = RGB;
        length =
            deflate(
                pixels <= SMALL_PIXELS ? thorough : quick,
                rgb(view, x, y, width, height, plain),
                data);
      } else {
        return false;
      }
      return orRaw(view, x, y, width, height);
    }
    plain = atLeast(plain, 3 * Math.max(pixels, COLOURS) + pixels + 1);
    int size = indexed(view, shown, x, y, width, height);
    encoding = holes ? HOLES : PALETTE;
    if (size < 0) {
      if (!anyway) {
        return false;
      }
      encoding = RGB;
      size = rgb(view, x, y, width, height, plain);
    }
    length = deflate(pixels <= SMALL_PIXELS ? thorough : quick, size, data);
    return orRaw(view, x, y, width, height);
  }

  /// The shorter way, where the time for looking is not felt.
  private void shades(int pixels, int height) {
    encoding = shades.holes() ? SHADES_AND_HOLES : SHADES;
    boolean small = pixels <= SMALL_PIXELS;
    length = deflate(small ? thorough : quick, shades.write(false, plain), data);
    if (small && height <= HIGHEST_COLUMN) {
      other = atLeast(other, data.length);
      int columns = deflate(thorough, shades.write(true, plain), other);
      if (columns >= 0 && (length < 0 || columns < length)) {
        byte[] shorter = other;
        other = data;
        data = shorter;
        length = columns;
      }
    }
  }

  private boolean orRaw(View view, int x, int y, int width, int height) {
    if (length < 0) { // noise: longer than it was
      encoding = RAW;
      length = rgb(view, x, y, width, height, data);
    }
    return true;
  }

  /// Bytes written to `plain`, or −1 if there are too many colours.
  private int indexed(View view, @Nullable View shown, int x, int y, int width, int height) {
    Arrays.fill(slotIndex, EMPTY);
    colours = 0;
    holes = false;
    int indices = 1 + 3 * COLOURS;
    int at = indices;
    int last = 0;
    int lastIndex = EMPTY;
    int end = x + width;
    for (int row = y; row < y + height; row++) {
      for (int column = x; column < end; ) {
        int same = shown == null ? column : sameUntil(view, shown, row, column, end);
        if (same - column >= SHORTEST_HOLE && !isFlat(view, row, column, same)) {
          Arrays.fill(plain, at, at + same - column, (byte) HOLE);
          holes = true;
          at += same - column;
          column = same;
          continue;
        }
        int until = shown == null ? end : Math.max(same, column + 1);
        for (; column < until; column++) {
          int colour = colour(view, row, column);
          if (colour != last || lastIndex == EMPTY) {
            lastIndex = index(colour);
            if (lastIndex == EMPTY) {
              return -1;
            }
            last = colour;
          }
          plain[at++] = (byte) lastIndex;
        }
      }
    }
    if (holes && colours == COLOURS) { // the last index would be a hole
      return indexed(view, null, x, y, width, height);
    }
    if (colours == 0) {
      index(0); // nothing but holes
    }
    // The indices move down to where the palette ends.
    int head = 1 + 3 * colours;
    System.arraycopy(plain, indices, plain, head, at - indices);
    plain[0] = (byte) (colours - 1);
    for (int i = 0; i < colours; i++) {
      put(plain, 1 + 3 * i, palette[i]);
    }
    return head + at - indices;
  }

  static int colour(View view, int row, int column) {
    long offset = (long) row * view.stride() + 4L * column;
    return view.pixels().get(JAVA_INT_UNALIGNED, offset) & 0xffffff;
  }

  static int sameUntil(View view, View shown, int row, int from, int end) {
    int column = from;
    while (column < end && colour(view, row, column) == colour(shown, row, column)) {
      column++;
    }
    return column;
  }

  /// One colour over and over costs next to nothing.
  static boolean isFlat(View view, int row, int from, int end) {
    int first = colour(view, row, from);
    for (int column = from + 1; column < end; column++) {
      if (colour(view, row, column) != first) {
        return false;
      }
    }
    return true;
  }

  private int index(int colour) {
    int slot = (colour * 0x9E3779B1) >>> 22;
    while (slotIndex[slot] != EMPTY) {
      if (slotColour[slot] == colour) {
        return slotIndex[slot];
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (colours == COLOURS) {
      return EMPTY;
    }
    slotColour[slot] = colour;
    slotIndex[slot] = colours;
    palette[colours] = colour;
    return colours++;
  }

  private static int rgb(View view, int x, int y, int width, int height, byte[] into) {
    int at = 0;
    for (int row = y; row < y + height; row++) {
      long offset = (long) row * view.stride() + 4L * x;
      for (int column = 0; column < width; column++, offset += 4, at += 3) {
        put(into, at, view.pixels().get(JAVA_INT_UNALIGNED, offset));
      }
    }
    return at;
  }

  private static void put(byte[] into, int at, int colour) {
    into[at] = (byte) (colour >> 16);
    into[at + 1] = (byte) (colour >> 8);
    into[at + 2] = (byte) colour;
  }

  /// Length in `data`, or −1 if it does not fit, which raw always does.
  private int deflate(Deflater deflater, int size, byte[] data) {
    deflater.reset();
    deflater.setInput(plain, 0, size);
    deflater.finish();
    int written = deflater.deflate(data, 0, data.length);
    return deflater.finished() ? written : -1;
  }

  private static byte[] atLeast(byte[] array, int size) {
    return array.length >= size ? array : new byte[size];
  }

  @Override
  public void close() {
    thorough.end();
    quick.end();
  }
}
