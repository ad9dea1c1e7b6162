package de.beistand.agent.ink;

import de.beistand.agent.screen.Box;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The shape of a picture as rectangles: where it is more than half opaque.
final class Spans {
  private static final int HALF = 0x80;

  private Spans() {}

  /// Rectangles from top to bottom and, in a row, from left to right; none overlap.
  ///
  /// @param within nothing outside of it
  /// @param holes nothing in them; all in pixels of the picture
  static List<Box> of(BufferedImage image, Box within, List<Box> holes) {
    List<Box> all = new ArrayList<>();
    List<Box> above = List.of();
    boolean[] row = new boolean[image.getWidth()];
    int[] pixels = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, row.length, 1, pixels, 0, row.length);
      for (int x = 0; x < row.length; x++) {
        row[x] = pixels[x] >>> 24 >= HALF;
      }
      cut(row, y, within, holes);
      above = join(runs(row, y), above, all);
    }
    return all;
  }

  private static void cut(boolean[] row, int y, Box within, List<Box> holes) {
    if (y < within.y() || y >= within.y() + within.height()) {
      Arrays.fill(row, false);
      return;
    }
    clear(row, 0, within.x());
    clear(row, within.x() + within.width(), row.length);
    for (Box hole : holes) {
      if (y >= hole.y() && y < hole.y() + hole.height()) {
        clear(row, hole.x(), hole.x() + hole.width());
      }
    }
  }

  private static void clear(boolean[] row, int from, int to) {
    int first = Math.clamp(from, 0, row.length);
    Arrays.fill(row, first, Math.clamp(to, first, row.length), false);
  }

  private static List<Box> runs(boolean[] row, int y) {
    List<Box> runs = new ArrayList<>();
    int start = -1;
    for (int x = 0; x <= row.length; x++) {
      boolean on = x < row.length && row[x];
      if (on && start < 0) {
        start = x;
      } else if (!on && start >= 0) {
        runs.add(new Box(start, y, x - start, 1));
        start = -1;
      }
    }
    return runs;
  }

  /// A row that looks like the one above makes that one higher.
  private static List<Box> join(List<Box> runs, List<Box> above, List<Box> all) {
    boolean same = !runs.isEmpty() && runs.size() == above.size();
    for (int i = 0; same && i < runs.size(); i++) {
      same = runs.get(i).x() == above.get(i).x() && runs.get(i).width() == above.get(i).width();
    }
    if (!same) {
      all.addAll(runs);
      return runs;
    }
    List<Box> higher =
        above.stream().map(b -> new Box(b.x(), b.y(), b.width(), b.height() + 1)).toList();
    all.subList(all.size() - above.size(), all.size()).clear();
    all.addAll(higher);
    return higher;
  }
}
