package de.beistand.agent.tiles;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The rectangles in which a picture really differs from what the page shows: programs redraw more
/// than they change. One object is used again; not thread-safe.
final class Differences implements Changes {
  /// Rows that are looked at as one, and the most that become one rectangle.
  static final int STRIP = 8;

  private static final int MOST_ROWS = Stale.BAND;

  /// Pixels without a difference that may stand in a rectangle: another one has colours and a head
  /// of its own, which cost as much.
  private static final int WASTE = 1500;

  /// A difference wider than two of these is looked at piece by piece: it may be two far apart.
  private static final int PIECE = 256;

  /// Pieces are worth their heads if they have at most this part of the pixels.
  private static final double WORTH_CUTTING = 0.6;

  private int[] boxes = new int[64];
  private int count;
  private long area;

  // the rectangle that grows; differing: its pixels that differ, 0 = there is none
  private int left;
  private int top;
  private int right;
  private int bottom;
  private long differing;

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
      int end = changes.y(i) + changes.height(i);
      for (int y = changes.y(i); y < end; y += STRIP) {
        if (before.shrink(view, changes.x(i), y, changes.width(i), Math.min(STRIP, end - y))) {
          grow(before, view);
        }
      }
      finish(before, view);
    }
  }

  /// One more strip that differs: the rectangle grows as long as little in it does not differ.
  private void grow(Shadow before, View view) {
    int stripLeft = before.left;
    int stripTop = before.top;
    int stripRight = before.right;
    int stripBottom = before.bottom;
    long its = (long) (stripRight - stripLeft) * (stripBottom - stripTop);
    long wide = Math.max(right, stripRight) - Math.min(left, stripLeft);
    long high = stripBottom - top;
    if (differing > 0 && (high > MOST_ROWS || wide * high - differing - its > WASTE)) {
      finish(before, view);
    }
    if (differing == 0) {
      left = stripLeft;
      top = stripTop;
      right = stripRight;
    }
    left = Math.min(left, stripLeft);
    right = Math.max(right, stripRight);
    bottom = stripBottom;
    differing += its;
  }

  private void finish(Shadow before, View view) {
    if (differing > 0) {
      cut(before, view, right - left, bottom - top);
    }
    differing = 0;
  }

  private void cut(Shadow before, View view, int wide, int high) {
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

  /// Puts the small ones in front of the large ones.
  void smallFirst() {
    int[] before = Arrays.copyOf(boxes, 4 * count);
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingInt(i -> before[4 * i + 2] * before[4 * i + 3]))
            .mapToInt(i -> i)
            .toArray();
    for (int i = 0; i < count; i++) {
      System.arraycopy(before, 4 * order[i], boxes, 4 * i, 4);
    }
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
