package de.beistand.agent.tiles;

import org.jspecify.annotations.Nullable;

/// Writes a rectangle as numbers of [Shades], row by row or column by column (encodings 4 and 5 of
/// docs/picture.md, not yet deflated). One object is used again; not thread-safe.
final class ShadeCoder {

  /// Bytes in front of the colours.
  private static final int HEAD = 3;

  private static final short HOLE = -1;

  private final Shades shades = new Shades();
  private short[] numbers = new short[1 << 16];
  private boolean holes;
  private int width;
  private int height;

  /// Bytes that [#write] needs at most for so many pixels.
  static int most(int pixels) {
    return HEAD + 3 * Shades.MOST + 2 * pixels;
  }

  /// Finds the colours.
  ///
  /// @param shown what the page shows there; null if it does not show it exactly
  /// @return false if there are too many
  boolean read(View view, @Nullable View shown, int x, int y, int wide, int high) {
    width = wide;
    height = high;
    if (numbers.length < wide * high) {
      numbers = new short[wide * high];
    }
    shades.clear();
    holes = false;
    int at = 0;
    int last = -1;
    int number = 0;
    int end = x + wide;
    for (int row = y; row < y + high; row++) {
      for (int column = x; column < end; ) {
        int same = shown == null ? column : TileCoder.sameUntil(view, shown, row, column, end);
        if (same - column >= TileCoder.SHORTEST_HOLE
            && !TileCoder.isFlat(view, row, column, same)) {
          holes = true;
          for (; column < same; column++) {
            numbers[at++] = HOLE;
          }
          continue;
        }
        int until = shown == null ? end : Math.max(same, column + 1);
        for (; column < until; column++) {
          int colour = TileCoder.colour(view, row, column);
          if (colour != last) {
            number = shades.found(colour);
            if (number < 0) {
              return false;
            }
            last = colour;
          }
          numbers[at++] = (short) number;
        }
      }
    }
    shades.order();
    return true;
  }

  /// Whether some of what was read stands there already.
  boolean holes() {
    return holes;
  }

  /// Writes what was read.
  ///
  /// @return bytes written
  int write(boolean byColumns, byte[] into) {
    int count = shades.count();
    into[0] = (byte) (byColumns ? 1 : 0);
    into[1] = (byte) (count >> 8);
    into[2] = (byte) count;
    int low = shades.write(into, HEAD);
    int pixels = width * height;
    boolean large = count + (holes ? 1 : 0) > 256;
    int step = byColumns ? width : 1;
    int at = low;
    for (int line = 0; line < (byColumns ? width : height); line++) {
      int from = byColumns ? line : line * width;
      for (int i = 0; i < (byColumns ? height : width); i++, from += step, at++) {
        int number = numbers[from] == HOLE ? count : shades.place(numbers[from]);
        into[at] = (byte) number;
        if (large) {
          into[at + pixels] = (byte) (number >> 8);
        }
      }
    }
    return large ? at + pixels : at;
  }
}
