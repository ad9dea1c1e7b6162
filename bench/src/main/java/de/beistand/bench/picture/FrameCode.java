package de.beistand.bench.picture;

import de.beistand.bench.x11.Area;
import de.beistand.bench.x11.SharedImage;
import de.beistand.bench.x11.Surface;

/// A frame number as a row of black and white cells that survives lossy pictures: 20 bits and a
/// 4-bit check.
public final class FrameCode {
  /// What `read` says of a strip that shows no number (torn, blurred or not there).
  public static final int UNREADABLE = -1;

  /// Numbers run from 0 to this.
  public static final int LAST = (1 << 20) - 1;

  private static final int CELL = 16;
  private static final int BORDER = 8;
  private static final int BITS = 24;
  private static final int PROBE = 4;
  private static final int DARK = 80;
  private static final int BRIGHT = 175;

  public static final int WIDTH = BITS * CELL + 2 * BORDER;
  public static final int HEIGHT = CELL + 2 * BORDER;

  private FrameCode() {}

  /// Draws the strip with its left upper corner at `x`, `y`.
  public static void draw(Surface surface, int x, int y, int number) {
    surface.fill(new Area(x, y, WIDTH, HEIGHT), 0x808080);
    int word = number << 4 | check(number);
    for (int bit = 0; bit < BITS; bit++) {
      boolean on = (word >> (BITS - 1 - bit) & 1) == 1;
      surface.fill(
          new Area(x + BORDER + bit * CELL, y + BORDER, CELL, CELL), on ? 0xFFFFFF : 0x000000);
    }
  }

  /// The number on an image of exactly the strip.
  public static int read(SharedImage strip) {
    int word = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int brightness = brightness(strip, BORDER + bit * CELL + (CELL - PROBE) / 2);
      if (brightness > DARK && brightness < BRIGHT) {
        return UNREADABLE;
      }
      word = word << 1 | (brightness >= BRIGHT ? 1 : 0);
    }
    int number = word >> 4;
    return (word & 15) == check(number) ? number : UNREADABLE;
  }

  private static int brightness(SharedImage strip, int x) {
    int sum = 0;
    int y = BORDER + (CELL - PROBE) / 2;
    for (int dy = 0; dy < PROBE; dy++) {
      for (int dx = 0; dx < PROBE; dx++) {
        sum += strip.rgb(x + dx, y + dy) >> 8 & 0xFF;
      }
    }
    return sum / (PROBE * PROBE);
  }

  private static int check(int number) {
    return (number ^ number >> 4 ^ number >> 8 ^ number >> 12 ^ number >> 16 ^ 0b1010) & 15;
  }
}
