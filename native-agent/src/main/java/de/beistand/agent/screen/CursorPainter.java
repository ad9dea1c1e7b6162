package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/// Paints the cursor into a picture and takes it out again.
final class CursorPainter {
  private int[] covered = new int[64 * 64];
  private int left;
  private int top;
  private int right;
  private int bottom;

  /// Paints it where it is; the part outside the picture is left out.
  ///
  /// @param x of its pointing pixel in the picture
  /// @param y of its pointing pixel in the picture
  void paint(
      X11Cursor.Shape shape,
      int x,
      int y,
      MemorySegment pixels,
      int stride,
      int width,
      int height) {
    int originX = x - shape.hotX();
    int originY = y - shape.hotY();
    left = Math.clamp(originX, 0, width);
    top = Math.clamp(originY, 0, height);
    right = Math.clamp(originX + shape.width(), left, width);
    bottom = Math.clamp(originY + shape.height(), top, height);
    int needed = (right - left) * (bottom - top);
    if (covered.length < needed) {
      covered = new int[needed];
    }
    int saved = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        long at = (long) row * stride + column * 4L;
        int under = pixels.get(JAVA_INT, at);
        covered[saved++] = under;
        int over = shape.argb()[(row - originY) * shape.width() + column - originX];
        pixels.set(JAVA_INT, at, blend(over, under));
      }
    }
  }

  /// Puts back what was there before.
  void unpaint(MemorySegment pixels, int stride) {
    int saved = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        pixels.set(JAVA_INT, (long) row * stride + column * 4L, covered[saved++]);
      }
    }
    right = left;
    bottom = top;
  }

  /// The upper colour has been multiplied by its alpha already.
  private static int blend(int over, int under) {
    int rest = 255 - (over >>> 24);
    if (rest == 0) {
      return over;
    }
    int red = (over >> 16 & 0xff) + (under >> 16 & 0xff) * rest / 255;
    int green = (over >> 8 & 0xff) + (under >> 8 & 0xff) * rest / 255;
    int blue = (over & 0xff) + (under & 0xff) * rest / 255;
    return Math.min(red, 255) << 16 | Math.min(green, 255) << 8 | Math.min(blue, 255);
  }
}
