package de.beistand.agent.screen;

import de.beistand.agent.tiles.Changes;

/// The rectangles of a picture that changed: few, and never overlapping needlessly.
///
/// One object is used again for every frame, so that frames cost no garbage. Not thread-safe.
public final class Damage implements Changes {
  /// More rectangles than this are joined.
  static final int MOST = 32;

  /// Two rectangles become one if that adds at most so many pixels: less than a rectangle costs.
  private static final int WORTH_JOINING = 4096;

  private final int[] left = new int[MOST];
  private final int[] top = new int[MOST];
  private final int[] right = new int[MOST];
  private final int[] bottom = new int[MOST];
  private int count;

  /// How many rectangles there are.
  @Override
  public int count() {
    return count;
  }

  @Override
  public int x(int index) {
    return left[index];
  }

  @Override
  public int y(int index) {
    return top[index];
  }

  @Override
  public int width(int index) {
    return right[index] - left[index];
  }

  @Override
  public int height(int index) {
    return bottom[index] - top[index];
  }

  /// Pixels in all rectangles together; what two share counts twice.
  @Override
  public long area() {
    long area = 0;
    for (int i = 0; i < count; i++) {
      area += area(left[i], top[i], right[i], bottom[i]);
    }
    return area;
  }

  void clear() {
    count = 0;
  }

  /// Adds a rectangle; an empty one is ignored.
  void add(int x, int y, int width, int height) {
    if (width <= 0 || height <= 0) {
      return;
    }
    int l = x;
    int t = y;
    int r = x + width;
    int b = y + height;
    // Whoever takes in a neighbour may now touch the next one, so it starts anew.
    for (int i = best(l, t, r, b); i >= 0; i = best(l, t, r, b)) {
      l = Math.min(l, left[i]);
      t = Math.min(t, top[i]);
      r = Math.max(r, right[i]);
      b = Math.max(b, bottom[i]);
      remove(i);
    }
    left[count] = l;
    top[count] = t;
    right[count] = r;
    bottom[count] = b;
    count++;
  }

  /// The rectangle to join this one with, or −1 to leave it alone.
  private int best(int l, int t, int r, int b) {
    long least = Long.MAX_VALUE;
    int best = -1;
    for (int i = 0; i < count; i++) {
      long joined =
          area(
              Math.min(l, left[i]),
              Math.min(t, top[i]),
              Math.max(r, right[i]),
              Math.max(b, bottom[i]));
      long more = joined - area(l, t, r, b) - area(left[i], top[i], right[i], bottom[i]);
      if (more < least) {
        least = more;
        best = i;
      }
    }
    return least <= WORTH_JOINING || count == MOST ? best : -1;
  }

  private void remove(int index) {
    count--;
    left[index] = left[count];
    top[index] = top[count];
    right[index] = right[count];
    bottom[index] = bottom[count];
  }

  private static long area(int l, int t, int r, int b) {
    return (long) (r - l) * (b - t);
  }
}
