package de.beistand.agent.tiles;

import de.beistand.agent.tiles.MoveFinder.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page shows as tiles, and how it is told the rest, as fast as its line takes it.
///
/// The shadow is the latest capture: the page shows the same wherever it is not stale. One thread
/// uses it.
final class PageTiles implements AutoCloseable {
  /// In a larger part of the picture little of the old is left, and looking for it takes time.
  private static final double MOST_TO_LOOK_FOR_HOLES = 0.1;

  /// Lower tiles cost more heads than they save time.
  private static final int FEWEST_ROWS = 16;

  /// Narrower tiles are not cut for fewer colours.
  private static final int NARROWEST = 96;

  private final PictureLine line;
  private final Messages messages;
  private final Drain drain;
  private final TileCoder coder = new TileCoder();
  private final int width;
  private final int height;
  private final Stale stale;
  private final Shadow shadow;
  private int mark;

  /// A picture of this size of which the page shows nothing yet.
  PageTiles(PictureLine line, Messages messages, Drain drain, View view, int mark) {
    this.line = line;
    this.messages = messages;
    this.drain = drain;
    this.mark = mark;
    width = view.width();
    height = view.height();
    stale = new Stale(width, height);
    stale.all();
    shadow = new Shadow(width, height);
    messages.size(mark, width, height);
  }

  boolean fits(View view) {
    return width == view.width() && height == view.height();
  }

  long pixels() {
    return (long) width * height;
  }

  Shadow shadow() {
    return shadow;
  }

  /// Video takes over: nothing of the page counts as exact.
  void forgetAll() {
    stale.all();
  }

  boolean exact() {
    return !stale.any();
  }

  /// All of the picture is the latest capture; what the page shows of it stays as stale as it was.
  void takeOver(View view) {
    shadow.copy(view, 0, 0, width, height);
  }

  /// What is sent from now on bears this mark.
  void mark(int now) {
    mark = now;
  }

  /// Sends what moved and what differs.
  ///
  /// @return pixels for which there was no room now
  long send(View view, List<Move> moved, Differences differences) {
    for (Move move : moved) {
      if (!stale.all(move.x(), move.fromY(), move.width(), move.height())) {
        messages.move(mark, move);
      }
      stale.move(move);
    }
    boolean holes =
        line.takesHoles() && differences.area() < (long) (MOST_TO_LOOK_FOR_HOLES * pixels());
    differences.smallFirst(); // a letter, a number: what is large is not seen to come later
    long unsent = 0;
    for (int i = 0; i < differences.count(); i++) {
      unsent +=
          send(
              view,
              holes,
              differences.x(i),
              differences.y(i),
              differences.width(i),
              differences.height(i));
    }
    return unsent;
  }

  private long send(View view, boolean holes, int x, int y, int wide, int high) {
    boolean known = holes && !stale.any(x, y, wide, high);
    int rows = Math.clamp(drain.pixels() / wide, FEWEST_ROWS, Stale.BAND + Differences.STRIP);
    int end = y + high;
    int row = y;
    while (row < end && line.backlog() <= drain.most()) {
      int piece = Math.min(rows, end - row);
      tile(view, known ? shadow.view() : null, x, row, wide, piece);
      stale.sent(x, row, wide, piece);
      row += piece;
    }
    if (row < end) {
      stale.add(x, row, wide, end - row);
      shadow.copy(view, x, row, wide, end - row);
    }
    return (long) wide * (end - row);
  }

  /// Makes some of what is stale exact, until so much waits.
  ///
  /// @param lowest whether it begins at the lower edge
  void sendStale(View view, long mostBacklog, boolean lowest) {
    while (stale.any() && line.backlog() < mostBacklog) {
      Stale.Part part = stale.take(lowest, drain.pixels() / 2);
      tile(view, null, part.x(), part.y(), part.width(), part.height());
    }
  }

  /// @param shown what the page shows; null if it does not show it exactly
  private void tile(View view, @Nullable View shown, int x, int y, int wide, int high) {
    boolean cuttable = wide >= 2 * NARROWEST;
    if (!coder.code(view, shown, line.takesShades(), x, y, wide, high, !cuttable)) {
      // Smooth letters of two colours may have more than fit; side by side each has fewer.
      int half = wide / 2;
      tile(view, shown, x, y, half, high);
      tile(view, shown, x + half, y, wide - half, high);
      return;
    }
    messages.tile(mark, x, y, wide, high, coder.encoding(), coder.data(), coder.length());
    drain.coded(coder.length(), (long) wide * high);
    shadow.copy(view, x, y, wide, high);
  }

  @Override
  public void close() {
    shadow.close();
    coder.close();
  }
}
