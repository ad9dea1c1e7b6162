package de.beistand.agent.tiles;

import de.beistand.agent.tiles.MoveFinder.Move;
import de.beistand.agent.tiles.PathChooser.Path;
import java.awt.Rectangle;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The picture's path beside the video: little changes at once and without loss, everything exact
/// once it is calm (docs/picture.md). One thread uses it.
///
/// Each capture gets a mark. The caller pushes a video frame whenever [#captured] says so.
public final class TilePath implements AutoCloseable {
  /// Exactness is added only while so little waits that a change could go at once.
  private static final long REFINE_BACKLOG = 32_000;

  /// When to look again whether the page opened the channel, or whether it is calm.
  private static final int SOON_MILLIS = 40;

  /// When to look again whether what waits was sent.
  private static final int AT_ONCE_MILLIS = 4;

  /// While video goes, every so many captures it is looked at what really is new.
  private static final int FRAMES_A_COMPARISON = 8;

  /// The same at first, and as long as it looks like scrolling.
  private static final int FRAMES_TO_BE_SURE = 2;

  /// What is new beside a move is a narrow strip of text: it costs less than an average pixel.
  private static final double BESIDE_A_MOVE = 0.3;

  /// What a whole page of text costs, in bytes a pixel (measured: 0.09 to 0.15).
  private static final double WHOLE_PAGE = 0.12;

  /// In a larger part of the picture little of the old is left, and looking for it takes time.
  private static final double MOST_TO_LOOK_FOR_HOLES = 0.1;

  /// Narrower tiles are not cut for fewer colours.
  private static final int NARROWEST = 96;

  private final PictureLine line;
  private final Supplier<List<Rectangle>> standing;
  private final Messages messages;
  private final Drain drain = new Drain();
  private final PathChooser chooser = new PathChooser();
  private final TileCoder coder = new TileCoder();
  private final MoveFinder moves = new MoveFinder();
  private final Differences differences = new Differences();
  private @Nullable Cells cells;
  private @Nullable Shadow shadow;
  private int width;
  private int height;
  private int mark;
  private int frameMark;
  private boolean exact;

  // while it goes as video
  private boolean comparable;
  private int untilComparison;
  private double newOfDamaged = 1;
  private boolean scrolls;

  /// @param standing windows that nothing moves along with, in pixels of the picture
  public TilePath(PictureLine line, Supplier<List<Rectangle>> standing) {
    this.line = line;
    this.standing = standing;
    messages = new Messages(line);
  }

  /// A new capture: sends what changed as tiles, or answers that it must go as a video frame.
  ///
  /// @return the path that this capture takes
  public Path captured(View view, Changes changes, long now) {
    try {
      return choose(view, changes, now);
    } finally {
      line.flush();
    }
  }

  private Path choose(View view, Changes changes, long now) {
    mark++;
    boolean wasExact = exact;
    exact = false;
    if (!line.open()) {
      forget();
      return Path.VIDEO;
    }
    if (cells == null || width != view.width() || height != view.height()) {
      begin(view);
      return Path.VIDEO; // tiles of everything follow at once: whatever is quicker shows first
    }
    Path before = chooser.path();
    List<Move> moved =
        before == Path.TILES && !stale().anyStale() ? findMoves(view, changes) : List.of();
    double share =
        before == Path.TILES ? novelty(view, changes, moved) : noveltyOfVideo(view, changes);
    long backlog = backlog(now);
    boolean moves = scrolls && drain.most() > WHOLE_PAGE * width * height;
    Path path = chooser.changed(share, moves, backlog, now);
    if (path == Path.TILES) {
      boolean sent =
          before == Path.TILES
              ? send(view, moved)
              : moves ? sendAll(view) : sendAnew(view, changes);
      if (!sent) {
        chooser.overrun(now);
        mark++; // the frame is newer than the tiles already sent
        path = Path.VIDEO;
      }
    }
    if (path == Path.VIDEO) {
      stale().allStale();
      if (before == Path.TILES) {
        comparable = false;
        untilComparison = FRAMES_TO_BE_SURE;
        newOfDamaged = 1;
        scrolls = false;
      }
    } else if (!stale().anyStale()) {
      boolean same = wasExact && moved.isEmpty() && differences.count() == 0;
      if (!same) { // a program may draw again what stands there already
        messages.exact(mark);
      }
      exact = true;
    }
    return path;
  }

  /// A video frame of the latest capture was pushed.
  ///
  /// @param millis the clock of the video source when it was
  public void pushed(long millis) {
    frameMark = mark;
    repeated(millis);
  }

  /// The latest video frame was pushed once more.
  public void repeated(long millis) {
    if (cells != null && line.open()) {
      messages.frame(frameMark, millis);
      line.flush();
    }
  }

  /// Nothing changed for a moment: makes a little more of the picture exact.
  ///
  /// @param view the latest capture
  /// @return milliseconds after which to call again if nothing changes; −1 = not before the next
  ///   capture
  public int refine(View view, long now) {
    try {
      return makeExact(view, now);
    } finally {
      line.flush();
    }
  }

  private int makeExact(View view, long now) {
    if (exact || !line.mayOpen()) {
      return -1;
    }
    if (!line.open()) {
      return SOON_MILLIS;
    }
    if (cells == null || width != view.width() || height != view.height()) {
      begin(view);
    }
    if (chooser.still(backlog(now), now) != Path.TILES) {
      return SOON_MILLIS;
    }
    while (stale().anyStale() && line.backlog() < REFINE_BACKLOG) {
      tileRun(view);
    }
    if (stale().anyStale()) {
      return AT_ONCE_MILLIS;
    }
    messages.exact(mark);
    exact = true;
    return -1;
  }

  /// The page has forgotten the picture: the next capture goes out whole.
  public void anew() {
    forget();
  }

  private long backlog(long now) {
    long backlog = line.backlog();
    drain.seen(messages.queued(), backlog, now);
    chooser.mostBacklog(drain.most());
    return backlog;
  }

  /// The path of the latest capture.
  public Path path() {
    return line.open() ? chooser.path() : Path.VIDEO;
  }

  /// Compares with the shadow; what is left to be sent stands in the differences.
  ///
  /// @return part of the picture that is new, 0…1
  private double novelty(View view, Changes changes, List<Move> moved) {
    differences.find(shadow(), view, changes);
    double share = (double) differences.area() / ((double) width * height);
    return moved.isEmpty() ? share : share * BESIDE_A_MOVE;
  }

  /// The same while the picture goes as video: two captures in a row are compared now and then.
  private double noveltyOfVideo(View view, Changes changes) {
    double damaged = (double) changes.area() / ((double) width * height);
    if (comparable) {
      List<Move> moved = findMoves(view, changes);
      boolean again = scrolls;
      scrolls = !moved.isEmpty();
      if (scrolls && again) {
        chooser.onlyMoved();
      }
      newOfDamaged = damaged == 0 ? 1 : novelty(view, changes, moved) / damaged;
      comparable = false;
      untilComparison = scrolls ? FRAMES_TO_BE_SURE : FRAMES_A_COMPARISON;
    } else if (--untilComparison <= 0) {
      shadow().copy(view, 0, 0, width, height);
      comparable = true;
    }
    return damaged * newOfDamaged;
  }

  /// What of the picture moved as a whole, if the page can do the same. The shadow moves with it.
  private List<Move> findMoves(View view, Changes changes) {
    if (!line.takesMoves()) {
      return List.of();
    }
    List<Move> found = moves.find(shadow().view(), view, changes);
    List<Move> moved = found.isEmpty() ? found : Standing.around(found, standing.get());
    moved.forEach(shadow()::move);
    return moved;
  }

  /// Everything at once, so that the next capture may be a move of it.
  private boolean sendAll(View view) {
    while (stale().anyStale()) {
      tileRun(view);
      if (line.backlog() > drain.most()) {
        return false;
      }
    }
    return true;
  }

  private boolean sendAnew(View view, Changes changes) {
    differences.find(shadow(), view, changes);
    return send(view, List.of());
  }

  private boolean send(View view, List<Move> moved) {
    moved.forEach(move -> messages.move(mark, move));
    boolean little = differences.area() < (long) (MOST_TO_LOOK_FOR_HOLES * width * height);
    boolean holes = little && line.takesHoles() && !stale().anyStale();
    View shown = holes ? shadow().view() : null;
    for (int i = 0; i < differences.count(); i++) {
      int x = differences.x(i);
      int y = differences.y(i);
      tile(view, shown, x, y, differences.width(i), differences.height(i));
      if (line.backlog() > drain.most()) {
        return false;
      }
    }
    return true;
  }

  /// Stale cells side by side become exact.
  private void tileRun(View view) {
    int[] run = stale().takeRun();
    int x = run[0] * Cells.SIDE;
    int y = run[1] * Cells.SIDE;
    int wide = Math.min(run[2] * Cells.SIDE, width - x);
    tile(view, null, x, y, wide, Math.min(Cells.SIDE, height - y));
  }

  /// @param shown what the page shows; null if it does not show it exactly
  private void tile(View view, @Nullable View shown, int x, int y, int wide, int high) {
    boolean cuttable = wide >= 2 * NARROWEST;
    if (!coder.code(view, shown, x, y, wide, high, !cuttable)) {
      // Smooth letters of two colours have more than a palette holds; side by side each has one.
      int half = wide / 2;
      tile(view, shown, x, y, half, high);
      tile(view, shown, x + half, y, wide - half, high);
      return;
    }
    messages.tile(mark, x, y, wide, high, coder.encoding(), coder.data(), coder.length());
    shadow().copy(view, x, y, wide, high);
  }

  private void begin(View view) {
    forget();
    width = view.width();
    height = view.height();
    cells = new Cells(width, height);
    cells.allStale();
    shadow = new Shadow(width, height);
    messages.size(mark, width, height);
  }

  private Cells stale() {
    if (cells == null) {
      throw new IllegalStateException("no picture yet");
    }
    return cells;
  }

  private Shadow shadow() {
    if (shadow == null) {
      throw new IllegalStateException("no picture yet");
    }
    return shadow;
  }

  private void forget() {
    if (shadow != null) {
      shadow.close();
    }
    shadow = null;
    cells = null;
  }

  @Override
  public void close() {
    forget();
    coder.close();
  }
}
