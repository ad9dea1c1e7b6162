package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import de.beistand.agent.tiles.Changes;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;

/// A picture as video carries it: brightness of each pixel, and two colour differences of each four
/// (4:2:0), after ITU-R BT.709 with limited range.
///
/// The library's own converter goes by BT.601. Browsers take a video that does not say what it goes
/// by for BT.709 (measured with Chromium 156 and AV1), and ours does not say it. Rows that did not
/// change are not converted again. It may have half the width and height of the screen's picture:
/// each of its pixels is then the mean of four. One thread uses it.
final class Planes {
  // 65536 × BT.709 (Kr 0.2126, Kb 0.0722) × 219/255 or 224/255; grey has no colour at all.
  private static final int Y_RED = 11_966;
  private static final int Y_GREEN = 40_254;
  private static final int Y_BLUE = 4_064;
  private static final int U_RED = -6_596;
  private static final int U_GREEN = -22_189;
  private static final int U_BLUE = 28_785;
  private static final int V_RED = 28_785;
  private static final int V_GREEN = -26_145;
  private static final int V_BLUE = -2_640;
  private static final int DARKEST = (16 << 16) + (1 << 15);

  /// The sum of four pixels counts four times.
  private static final int COLOURLESS = (128 << 18) + (1 << 17);

  private final int sourceWidth;
  private final int sourceHeight;
  private final boolean halved;
  private final int width;
  private final int height;
  private final byte[] brightness;
  private final byte[] blues;
  private final byte[] reds;
  private final int[] upper;
  private final int[] lower;
  private final int[] outer;
  private final int[] green;
  private final int[] sums;

  /// Two rows of the screen that become one.
  private final int[][] full;

  private final int[] wideOuter;
  private final int[] wideGreen;

  /// Pairs of rows that are to be converted.
  private final BitSet dirty = new BitSet();

  /// @param sourceWidth of the screen's picture
  /// @param sourceHeight of the screen's picture
  Planes(int sourceWidth, int sourceHeight, boolean halved) {
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    this.halved = halved;
    width = halved ? sourceWidth / 2 : sourceWidth;
    height = halved ? sourceHeight / 2 : sourceHeight;
    brightness = new byte[width * height];
    blues = new byte[half(width) * half(height)];
    reds = new byte[half(width) * half(height)];
    // One more than there is: the last column stands for its missing neighbour.
    upper = new int[width + 1];
    lower = new int[width + 1];
    outer = new int[width + 1];
    green = new int[width + 1];
    sums = new int[width + 1];
    int wide = halved ? sourceWidth : 0;
    full = new int[2][wide];
    wideOuter = new int[wide];
    wideGreen = new int[wide];
    allChanged();
  }

  private static int half(int pixels) {
    return (pixels + 1) / 2;
  }

  boolean fits(int otherWidth, int otherHeight, boolean otherHalved) {
    return sourceWidth == otherWidth && sourceHeight == otherHeight && halved == otherHalved;
  }

  /// Pixels of a row.
  int width() {
    return width;
  }

  /// Rows.
  int height() {
    return height;
  }

  void allChanged() {
    dirty.set(0, half(height));
  }

  void changed(Changes changes) {
    for (int i = 0; i < changes.count(); i++) {
      int end = changes.y(i) + changes.height(i);
      int rows = halved ? 4 : 2;
      dirty.set(changes.y(i) / rows, Math.min(half(height), (end + rows - 1) / rows));
    }
  }

  /// Takes over what changed.
  ///
  /// @param pixels rows of 4 bytes a pixel: blue, green, red, unused
  /// @param stride bytes from one row to the next
  void convert(MemorySegment pixels, int stride) {
    for (int pair = dirty.nextSetBit(0); pair >= 0; pair = dirty.nextSetBit(pair + 1)) {
      int row = 2 * pair;
      read(pixels, stride, row, upper);
      read(pixels, stride, Math.min(row + 1, height - 1), lower);
      brighten(upper, sums, brightness, row * width, width);
      if (row + 1 < height) {
        brighten(lower, sums, brightness, (row + 1) * width, width);
      }
      colour(pair * half(width));
    }
    dirty.clear();
  }

  private void read(MemorySegment pixels, int stride, int row, int[] into) {
    if (halved) {
      for (int i = 0; i < 2; i++) {
        long at = (2L * row + i) * stride;
        MemorySegment.copy(pixels, JAVA_INT_UNALIGNED, at, full[i], 0, sourceWidth);
      }
      add(full[0], full[1], wideOuter, wideGreen, sourceWidth);
      means(wideOuter, wideGreen, into, width);
    } else {
      MemorySegment.copy(pixels, JAVA_INT_UNALIGNED, (long) row * stride, into, 0, width);
    }
    into[width] = into[width - 1];
  }

  /// Of each two columns of two added rows.
  private static void means(int[] outer, int[] green, int[] into, int count) {
    for (int x = 0; x < count; x++) {
      into[x] =
          (outer[2 * x] + outer[2 * x + 1] + 0x20002) >>> 2 & 0xff00ff
              | (green[2 * x] + green[2 * x + 1] + 2 >> 2) << 8;
    }
  }

  // The loops below are as simple as the compiler needs them to work on eight pixels at once, which
  // makes this three times as quick: whole numbers first, made narrow by a loop of their own.

  private static void brighten(int[] row, int[] sums, byte[] into, int at, int width) {
    for (int x = 0; x < width; x++) {
      int pixel = row[x];
      sums[x] =
          ((pixel >> 16 & 255) * Y_RED
                  + (pixel >> 8 & 255) * Y_GREEN
                  + (pixel & 255) * Y_BLUE
                  + DARKEST)
              >> 16;
    }
    for (int x = 0; x < width; x++) {
      into[at + x] = (byte) sums[x];
    }
  }

  private void colour(int at) {
    add(upper, lower, outer, green, width + 1);
    differences(outer, green, sums, width);
    for (int x = 0; x < half(width); x++) {
      int both = sums[2 * x];
      blues[at + x] = (byte) both;
      reds[at + x] = (byte) (both >> 8);
    }
  }

  /// Adds two rows: red in the upper half of a number and blue in the lower; green by itself.
  private static void add(int[] above, int[] below, int[] outer, int[] green, int count) {
    for (int x = 0; x < count; x++) {
      outer[x] = (above[x] & 0xff00ff) + (below[x] & 0xff00ff);
      green[x] = (above[x] >> 8 & 255) + (below[x] >> 8 & 255);
    }
  }

  /// Of each column and the next: the difference to blue in the lowest byte, to red above it.
  private static void differences(int[] outer, int[] green, int[] into, int count) {
    for (int x = 0; x < count; x++) {
      int redBlue = outer[x] + outer[x + 1];
      int g = green[x] + green[x + 1];
      int r = redBlue >>> 16;
      int b = redBlue & 0xffff;
      into[x] =
          (r * U_RED + g * U_GREEN + b * U_BLUE + COLOURLESS) >> 18 & 255
              | (r * V_RED + g * V_GREEN + b * V_BLUE + COLOURLESS) >> 18 << 8;
    }
  }

  /// Writes the brightness into rows of this stride.
  void brightness(MemorySegment into, int stride) {
    write(brightness, width, height, into, stride);
  }

  /// The same with the difference to blue.
  void blue(MemorySegment into, int stride) {
    write(blues, half(width), half(height), into, stride);
  }

  /// The same with the difference to red.
  void red(MemorySegment into, int stride) {
    write(reds, half(width), half(height), into, stride);
  }

  private static void write(byte[] plane, int wide, int high, MemorySegment into, int stride) {
    if (wide == stride) {
      MemorySegment.copy(plane, 0, into, JAVA_BYTE, 0, wide * high);
      return;
    }
    for (int row = 0; row < high; row++) {
      MemorySegment.copy(plane, row * wide, into, JAVA_BYTE, (long) row * stride, wide);
    }
  }
}
