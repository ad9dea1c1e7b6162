package de.beistand.agent.tiles;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Finds parts of the picture that moved up or down as a whole: text that scrolls, in several
/// rectangles if another window covers some of it.
///
/// A guess from samples. Who uses it moves the pixels first and compares every one of them
/// afterwards, so a wrong guess costs bytes and never a wrong pixel. One object is used again; not
/// thread-safe.
final class MoveFinder {
  /// Columns of pixels that are looked at as one, and more finely where the move ends.
  private static final int BAND = 64;

  private static final int FINE = 8;

  /// Bytes between two samples of a row: every fourth pair of pixels.
  private static final int SAMPLE_BYTES = 32;

  /// Rows between two that are looked at to find the left and the right edge.
  private static final int FINE_ROWS = 2;

  /// A smaller part goes as tiles.
  private static final int LEAST_PIXELS = 16_384;

  /// The same once it is known how far the largest part moved.
  private static final int LEAST_FOLLOWING = 2048;

  /// So many pieces of rows must have moved alike.
  private static final int LEAST_VOTES = 24;

  private static final long COLOURS = 0x00ffffff_00ffffffL;

  /// A part of the picture that stood higher or lower before.
  ///
  /// @param x,y,width,height where it stands now
  /// @param fromY where its upper edge stood
  record Move(int x, int y, int width, int height, int fromY) {}

  private final Lines lines = new Lines();
  private int[] was = new int[0];
  private int[] is = new int[0];
  private int[] votes = new int[0];
  private int bands;
  private int rows;

  /// The rows that `was` tells of: the first one, counted from the rectangle's, and their number.
  private int wasFirst;

  private int wasRows;

  /// Looks for moves inside the rectangles of the picture that changed, all by the same distance.
  ///
  /// @return in the order in which they are to be carried out; none if nothing moved that is worth
  ///   it
  List<Move> find(View before, View now, Changes changes) {
    int largest =
        IntStream.range(0, changes.count())
            .boxed()
            .max(Comparator.comparingLong(i -> (long) changes.width(i) * changes.height(i)))
            .orElse(-1);
    int shift = largest < 0 ? 0 : elect(before, now, changes, largest);
    if (shift == 0) {
      return List.of();
    }
    // A row must be read before another one is written over it.
    Comparator<Integer> downwards = Comparator.comparingInt(changes::y);
    List<Move> moves = new ArrayList<>();
    IntStream.range(0, changes.count())
        .boxed()
        .sorted(shift > 0 ? downwards : downwards.reversed())
        .filter(i -> sizeUp(changes, i, LEAST_FOLLOWING))
        .map(i -> follow(before, now, changes, i, shift))
        .forEach(
            move -> {
              if (move != null) {
                moves.add(move);
              }
            });
    return moves;
  }

  private boolean sizeUp(Changes changes, int index, int least) {
    bands = changes.width(index) / BAND;
    rows = changes.height(index);
    return bands * rows * BAND >= least;
  }

  private int elect(View before, View now, Changes changes, int index) {
    if (!sizeUp(changes, index, LEAST_PIXELS)) {
      return 0;
    }
    int x = changes.x(index);
    int y = changes.y(index);
    was = summary(before, x, y, rows, was);
    is = summary(now, x, y, rows, is);
    return elect();
  }

  /// What moved in a rectangle if it was by that far; from below or above it, too.
  private @Nullable Move follow(View before, View now, Changes changes, int index, int shift) {
    int x = changes.x(index);
    int y = changes.y(index);
    wasFirst = Math.max(Math.min(0, shift), -y);
    wasRows = Math.min(rows + Math.max(0, shift), before.height() - y) - wasFirst;
    was = summary(before, x, y + wasFirst, wasRows, was);
    is = summary(now, x, y, rows, is);
    return extent(before, now, x, y, changes.width(index), shift);
  }

  /// One number for each piece of a row.
  private int[] summary(View view, int x, int y, int count, int[] old) {
    int[] into = atLeast(old, bands * count);
    for (int row = 0; row < count; row++) {
      long at = (long) (y + row) * view.stride() + 4L * x;
      for (int band = 0; band < bands; band++) {
        long sum = 0;
        for (int sample = 0; sample < 4 * BAND; sample += SAMPLE_BYTES) {
          long pair = view.pixels().get(JAVA_LONG_UNALIGNED, at + sample) & COLOURS;
          sum = (sum ^ pair) * 0x9E3779B97F4A7C15L;
          sum ^= sum >>> 32;
        }
        into[band * count + row] = (int) sum;
        at += 4L * BAND;
      }
    }
    return into;
  }

  /// How far below its present place most of what changed has stood; 0 if nobody knows.
  private int elect() {
    votes = atLeast(votes, 2 * rows);
    Arrays.fill(votes, 0, 2 * rows, 0);
    for (int band = 0; band < bands; band++) {
      vote(band * rows);
    }
    int best = rows;
    for (int i = 0; i < 2 * rows; i++) {
      if (votes[i] > votes[best]) {
        best = i;
      }
    }
    return votes[best] < LEAST_VOTES ? 0 : best - rows;
  }

  /// Each piece that changed, and whose like stood in just one place, votes for that place.
  private void vote(int first) {
    lines.clear(rows);
    for (int row = 0; row < rows; row++) {
      lines.put(was[first + row], row);
    }
    for (int row = 0; row < rows; row++) {
      int piece = is[first + row];
      int from = piece == was[first + row] ? Lines.NONE : lines.place(piece);
      if (from >= 0) {
        votes[from - row + rows]++;
      }
    }
  }

  /// The rectangle in which moving explains most: what moved counts for it, what stayed against it.
  private @Nullable Move extent(View before, View now, int x, int y, int all, int shift) {
    var across = new BestRun();
    for (int band = 0; band < bands; band++) {
      int gain = 0;
      for (int row = 0; row < rows; row++) {
        gain += gain(band, row, shift);
      }
      across.add(gain);
    }
    var down = new BestRun();
    for (int row = 0; row < rows; row++) {
      int gain = 0;
      for (int band = across.first(); band < across.end(); band++) {
        gain += gain(band, row, shift);
      }
      down.add(gain);
    }
    if (down.sum() * BAND < LEAST_FOLLOWING) {
      return null;
    }
    int top = y + down.first();
    int height = down.end() - down.first();
    int from = Math.max(across.first() - 1, 0) * BAND;
    // Behind the last band there may be less than another.
    int to = across.end() + 1 > bands ? all - FINE + 1 : (across.end() + 1) * BAND;
    var finely = new BestRun();
    int fine = from;
    for (; fine < to; fine += FINE) {
      finely.add(fineGain(before, now, x + fine, top, height, shift));
    }
    int left = from + finely.first() * FINE;
    int right = from + finely.end() * FINE;
    if (right == fine && all - right < FINE) {
      right = all; // less than could be looked at
    }
    int width = finely.sum() == 0 ? 0 : right - left;
    return width == 0 ? null : new Move(x + left, top, width, height, top + shift);
  }

  private int gain(int band, int row, int shift) {
    int now = is[band * rows + row];
    int before = band * wasRows - wasFirst + row;
    boolean stayed = now == was[before];
    int from = row + shift - wasFirst;
    boolean moved = from >= 0 && from < wasRows && now == was[before + shift];
    return (moved ? 1 : 0) - (stayed ? 1 : 0);
  }

  private static int fineGain(View before, View now, int x, int top, int height, int shift) {
    int gain = 0;
    for (int row = top; row < top + height; row += FINE_ROWS) {
      gain += alike(before, row + shift, now, row, x) - alike(before, row, now, row, x);
    }
    return gain;
  }

  private static int alike(View before, int beforeRow, View now, int row, int x) {
    long its = (long) beforeRow * before.stride() + 4L * x;
    long mine = (long) row * now.stride() + 4L * x;
    for (int at = 0; at < 4 * FINE; at += Long.BYTES) {
      long difference =
          before.pixels().get(JAVA_LONG_UNALIGNED, its + at)
              ^ now.pixels().get(JAVA_LONG_UNALIGNED, mine + at);
      if ((difference & COLOURS) != 0) {
        return 0;
      }
    }
    return 1;
  }

  private static int[] atLeast(int[] array, int size) {
    return array.length >= size ? array : new int[size];
  }
}
