package de.beistand.agent.tiles;

import java.util.BitSet;

/// Which cells of a picture the page may not show exactly: those that the video painted last.
final class Cells {
  /// Side of a cell in pixels.
  static final int SIDE = 64;

  /// Cells that go as one tile at most, side by side.
  static final int RUN = 10;

  private final int columns;
  private final int rows;
  private final BitSet stale;

  Cells(int width, int height) {
    columns = (width + SIDE - 1) / SIDE;
    rows = (height + SIDE - 1) / SIDE;
    stale = new BitSet(columns * rows);
  }

  void allStale() {
    stale.set(0, columns * rows);
  }

  boolean anyStale() {
    return !stale.isEmpty();
  }

  /// The first stale cells side by side, as (column, row, count); they count as exact from now on.
  /// There must be one.
  int[] takeRun() {
    int first = stale.nextSetBit(0);
    int row = first / columns;
    int end = Math.min(stale.nextClearBit(first), Math.min((row + 1) * columns, first + RUN));
    stale.clear(first, end);
    return new int[] {first % columns, row, end - first};
  }
}
