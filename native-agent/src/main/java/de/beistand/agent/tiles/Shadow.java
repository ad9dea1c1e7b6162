package de.beistand.agent.tiles;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The picture as the tiles told it, to find what really changed: programs redraw more than they
/// change.
final class Shadow implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final MemorySegment pixels;
  private final int rowBytes;
  private final View view;

  // result of shrink
  int left;
  int top;
  int right;
  int bottom;

  Shadow(int width, int height) {
    rowBytes = 4 * width;
    pixels = arena.allocate((long) rowBytes * height, 8);
    view = new View(pixels, rowBytes, width, height);
  }

  /// Shrinks a rectangle to what differs from the shadow; the result stands in [#left], [#top],
  /// [#right] and [#bottom].
  ///
  /// @return false if nothing differs
  boolean shrink(View view, int x, int y, int width, int height) {
    left = x + width;
    right = x;
    top = -1;
    for (int row = y; row < y + height; row++) {
      long mine = (long) row * rowBytes + 4L * x;
      long its = (long) row * view.stride() + 4L * x;
      long bytes = 4L * width;
      long first =
          MemorySegment.mismatch(pixels, mine, mine + bytes, view.pixels(), its, its + bytes);
      if (first < 0) {
        continue;
      }
      if (top < 0) {
        top = row;
      }
      bottom = row + 1;
      left = Math.min(left, x + (int) (first / 4));
      right = Math.max(right, lastDifference(view, row, x, width) + 1);
    }
    return top >= 0;
  }

  private int lastDifference(View view, int row, int x, int width) {
    int column = x + width - 1;
    while (column >= right
        && pixels.get(JAVA_INT, (long) row * rowBytes + 4L * column)
            == view.pixels().get(JAVA_INT_UNALIGNED, (long) row * view.stride() + 4L * column)) {
      column--;
    }
    return Math.max(column, right - 1);
  }

  /// The shadow as a picture.
  View view() {
    return view;
  }

  /// Moves a rectangle up or down.
  void move(MoveFinder.Move move) {
    int up = move.fromY() > move.y() ? 1 : -1; // the row that is overwritten was read before
    int row = up > 0 ? 0 : move.height() - 1;
    for (int i = 0; i < move.height(); i++, row += up) {
      MemorySegment.copy(
          pixels,
          (long) (move.fromY() + row) * rowBytes + 4L * move.x(),
          pixels,
          (long) (move.y() + row) * rowBytes + 4L * move.x(),
          4L * move.width());
    }
  }

  /// Takes over a rectangle of the picture.
  void copy(View view, int x, int y, int width, int height) {
    for (int row = y; row < y + height; row++) {
      MemorySegment.copy(
          view.pixels(),
          (long) row * view.stride() + 4L * x,
          pixels,
          (long) row * rowBytes + 4L * x,
          4L * width);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
