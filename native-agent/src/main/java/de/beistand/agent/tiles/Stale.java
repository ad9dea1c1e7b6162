package de.beistand.agent.tiles;

import java.util.Arrays;
import java.util.BitSet;

/// Where the page may not show the picture exactly: what the video painted last, and what changed
/// since and has not been sent.
///
/// Told row by row, so that it moves up and down with the picture, and in bands of columns: where
/// only a part of a band is touched, all of it counts as stale.
final class Stale {
  /// Pixels side by side that are told as one, and the most rows of a tile.
  static final int BAND = 64;

  /// Bands that go as one tile at most, side by side.
  static final int RUN = 10;

  private final int width;
  private final int height;
  private final BitSet[] bands;

  Stale(int width, int height) {
    this.width = width;
    this.height = height;
    bands = new BitSet[(width + BAND - 1) / BAND];
    Arrays.setAll(bands, _ -> new BitSet(height));
  }

  /// @param width,height at least 1
  record Part(int x, int y, int width, int height) {}

  void all() {
    for (BitSet band : bands) {
      band.set(0, height);
    }
  }

  boolean any() {
    return any(0, 0, width, height);
  }

  /// Whether any of this rectangle is stale.
  boolean any(int x, int y, int wide, int high) {
    for (int band = x / BAND; band * BAND < x + wide; band++) {
      int first = bands[band].nextSetBit(y);
      if (first >= 0 && first < y + high) {
        return true;
      }
    }
    return false;
  }

  /// Whether all of this rectangle is stale.
  boolean all(int x, int y, int wide, int high) {
    for (int band = x / BAND; band * BAND < x + wide; band++) {
      if (bands[band].nextClearBit(y) < y + high) {
        return false;
      }
    }
    return true;
  }

  /// A rectangle changed and was not sent.
  void add(int x, int y, int wide, int high) {
    for (int band = x / BAND; band * BAND < x + wide; band++) {
      bands[band].set(y, y + high);
    }
  }

  /// A rectangle was sent.
  void sent(int x, int y, int wide, int high) {
    for (int band = x / BAND; band * BAND < x + wide; band++) {
      if (covers(x, wide, band)) {
        bands[band].clear(y, y + high);
      }
    }
  }

  private boolean covers(int x, int wide, int band) {
    return x <= band * BAND && Math.min(width, (band + 1) * BAND) <= x + wide;
  }

  /// What was moved is as exact as it was where it came from.
  void move(MoveFinder.Move move) {
    int end = move.y() + move.height();
    for (int band = move.x() / BAND; band * BAND < move.x() + move.width(); band++) {
      BitSet rows = bands[band];
      BitSet from = rows.get(move.fromY(), move.fromY() + move.height());
      if (covers(move.x(), move.width(), band)) {
        rows.clear(move.y(), end);
      }
      for (int row = from.nextSetBit(0); row >= 0; ) {
        int until = from.nextClearBit(row);
        rows.set(move.y() + row, move.y() + until);
        row = from.nextSetBit(until);
      }
    }
  }

  /// A stale part that can go as one tile; it counts as exact from now on. There must be one.
  ///
  /// @param lowest whether it is one of the lowest, else one of the highest
  /// @param mostPixels larger only if it is just a row
  Part take(boolean lowest, int mostPixels) {
    int edge = lowest ? -1 : Integer.MAX_VALUE;
    int first = 0;
    for (int band = 0; band < bands.length; band++) {
      int at = lowest ? bands[band].previousSetBit(height) : bands[band].nextSetBit(0);
      if (at >= 0 && (lowest ? at > edge : at < edge)) {
        edge = at;
        first = band;
      }
    }
    int end = first + 1;
    while (end < bands.length && end < first + RUN && bands[end].get(edge)) {
      end++;
    }
    int x = first * BAND;
    int wide = Math.min(end * BAND, width) - x;
    int most = Math.clamp(mostPixels / wide, 1, BAND);
    int top = edge;
    int bottom = edge + 1;
    if (lowest) {
      while (top > 0 && bottom - top < most && all(x, top - 1, wide, 1)) {
        top--;
      }
    } else {
      while (bottom < height && bottom - top < most && all(x, bottom, wide, 1)) {
        bottom++;
      }
    }
    sent(x, top, wide, bottom - top);
    return new Part(x, top, wide, bottom - top);
  }
}
