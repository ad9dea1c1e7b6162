package de.beistand.agent.tiles;

import java.util.Arrays;

/// The rectangles in which a picture really differs from what the page shows: programs redraw more
/// than they change. One object is used again; not thread-safe.
final class Differences implements Changes {
  /// Rows that are looked at as one.
  private static final int ROWS = Cells.SIDE;

  /// A difference wider than two of these is looked at piece by piece: it may be two far apart.
  private static final int PIECE = 256;

  /// Pieces are worth their heads if they have at most this part of the pixels.
  private static final double WORTH_CUTTING = 0.6;

  private int[] boxes = new int[64];
  private int count;
  private long area;

  @Override
  public int count() {
    return count;
  }

  @Override
  public int x(int index) {
    return boxes[4 * index];
  }

  @Override
  public int y(int index) {
    return boxes[4 * index + 1];
  }

  @Override
  public int width(int index) {
    return boxes[4 * index + 2];
  }

  @Override
  public int height(int index) {
    return boxes[4 * index + 3];
  }

  @Override
  public long area() {
    return area;
  }

  /// Compares what may have changed, from top to bottom.
  void find(Shadow before, View view, Changes changes) {
    count = 0;
    area = 0;
    for (int i = 0; i < changes.count(); i++) {
      int bottom = changes.y(i) + changes.height(i);
      for (int y = changes.y(i); y < bottom; y += ROWS) {
        compare(before, view, changes.x(i), y, changes.width(i), Math.min(ROWS, bottom - y));
      }
    }
  }

  private void compare(Shadow before, View view, int x, int y, int width, int height) {
    if (!before.shrink(view, x, y, width, height)) {
      return;
    }
    int left = before.left;
    int top = before.top;
    int wide = before.right - left;
    int high = before.bottom - top;
    int whole = count;
    long areaBefore = area;
    if (wide > 2 * PIECE) {
      for (int piece = left; piece < left + wide; piece += PIECE) {
        if (before.shrink(view, piece, top, Math.min(PIECE, left + wide - piece), high)) {
          add(before.left, before.top, before.right - before.left, before.bottom - before.top);
        }
      }
      if (area - areaBefore <= WORTH_CUTTING * wide * high) {
        return;
      }
    }
    count = whole;
    area = areaBefore;
    add(left, top, wide, high);
  }

  private void add(int x, int y, int width, int height) {
    if (4 * count == boxes.length) {
      boxes = Arrays.copyOf(boxes, 2 * boxes.length);
    }
    boxes[4 * count] = x;
    boxes[4 * count + 1] = y;
    boxes[4 * count + 2] = width;
    boxes[4 * count + 3] = height;
    count++;
    area += (long) width * height;
  }
}
