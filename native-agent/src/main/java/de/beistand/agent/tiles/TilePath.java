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

  /// A larger change means that another end of the page is looked at.
  private static final double ANOTHER_PAGE = 0.1;

  private final PictureLine line;
  private final Supplier<List<Rectangle>> standing;
  private final Messages messages;
  private final Drain drain = new Drain();
  private final PathChooser chooser = new PathChooser();
  private final MoveFinder moves = new MoveFinder();
  private final Differences differences = new Differences();
  private @Nullable PageTiles tiles;
  private int mark;
  private int frameMark;
  private boolean exact;

  /// New rows appear at the lower edge.
  private boolean upwards;

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
    if (tiles == null || !tiles.fits(view)) {
      begin(view);
      return Path.VIDEO; // tiles of everything follow at once: whatever is quicker shows first
    }
    Path before = chooser.path();
    List<Move> moved = before == Path.TILES ? findMoves(view, changes) : List.of();
    double share =
        before == Path.TILES ? novelty(view, changes, moved) : noveltyOfVideo(view, changes);
    look(moved, share);
    long backlog = backlog(now);
    Path path = chooser.changed(share, scrolls, needs(before), backlog, now);
    if (path == Path.TILES) {
      tiles().mark(mark);
      long unsent =
          before == Path.TILES ? tiles().send(view, moved, differences) : sendAnew(view, changes);
      if (drain.nanosFor(unsent) > PathChooser.LATEST_NANOS) { // it costs more than was thought
        chooser.overrun(now);
        mark++; // the frame is newer than the tiles already sent
        path = Path.VIDEO;
      }
    }
    if (path == Path.VIDEO) {
      tiles().forgetAll();
      if (before == Path.TILES) {
        comparable = false;
        untilComparison = FRAMES_TO_BE_SURE;
        newOfDamaged = 1;
        scrolls = false;
      }
    } else if (tiles().exact()) {
      boolean same = wasExact && moved.isEmpty() && differences.count() == 0;
      if (!same) { // a program may draw again what stands there already
        messages.exact(mark);
      }
      exact = true;
    }
    return path;
  }

  /// Where the page is to become exact first: what has just appeared stays longest.
  private void look(List<Move> moved, double share) {
    if (!moved.isEmpty()) {
      upwards = moved.getFirst().fromY() > moved.getFirst().y();
    } else if (share > ANOTHER_PAGE) {
      upwards = false;
    }
  }

  /// How long the line needs for what would go as tiles.
  private long needs(Path before) {
    if (before == Path.TILES) {
      return drain.nanosFor(differences.area());
    }
    return scrolls ? drain.nanosForText(tiles().pixels()) : 0;
  }

  /// Whether more waits to be sent than is good for the age of what is captured next; any time.
  public boolean crowded(long now) {
    return tiles != null
        && line.open()
        && chooser.path() == Path.TILES
        && backlog(now) > drain.almostEmpty();
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
    if (tiles != null && line.open()) {
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
    if (tiles == null || !tiles.fits(view)) {
      begin(view);
    }
    Path before = chooser.path();
    if (chooser.still(backlog(now), now) != Path.TILES) {
      return SOON_MILLIS;
    }
    if (before == Path.VIDEO) {
      tiles().takeOver(view);
    }
    tiles().mark(mark);
    tiles().sendStale(view, Math.min(REFINE_BACKLOG, drain.almostEmpty()), upwards);
    if (!tiles().exact()) {
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

  /// Whether the latest capture belongs to a film: much has changed all the time, and nobody reads.
  public boolean film() {
    return line.open() && chooser.film();
  }

  /// The path of the latest capture.
  public Path path() {
    return line.open() ? chooser.path() : Path.VIDEO;
  }

  /// Compares with the shadow; what is left to be sent stands in the differences.
  ///
  /// @return part of the picture that is new, 0…1
  private double novelty(View view, Changes changes, List<Move> moved) {
    differences.find(tiles().shadow(), view, changes);
    double share = (double) differences.area() / tiles().pixels();
    return moved.isEmpty() ? share : share * BESIDE_A_MOVE;
  }

  /// The same while the picture goes as video: two captures in a row are compared now and then.
  private double noveltyOfVideo(View view, Changes changes) {
    double damaged = (double) changes.area() / tiles().pixels();
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
      tiles().takeOver(view);
      comparable = true;
    }
    return damaged * newOfDamaged;
  }

  /// What of the picture moved as a whole, if the page can do the same. The shadow moves with it.
  private List<Move> findMoves(View view, Changes changes) {
    if (!line.takesMoves()) {
      return List.of();
    }
    List<Move> found = moves.find(tiles().shadow().view(), view, changes);
    List<Move> moved = found.isEmpty() ? found : Standing.around(found, standing.get());
    moved.forEach(tiles().shadow()::move);
    return moved;
  }

  /// The first tiles after video: of what changed, and if it scrolls of everything, so that the
  /// next capture may be a move of it. What does not go now goes later.
  private long sendAnew(View view, Changes changes) {
    if (scrolls) {
      tiles().sendStale(view, drain.most(), upwards);
    } else {
      differences.find(tiles().shadow(), view, changes);
      tiles().send(view, List.of(), differences);
    }
    tiles().takeOver(view);
    return 0;
  }

  private void begin(View view) {
    forget();
    tiles = new PageTiles(line, messages, drain, view, mark);
  }

  private PageTiles tiles() {
    if (tiles == null) {
      throw new IllegalStateException("no picture yet");
    }
    return tiles;
  }

  private void forget() {
    if (tiles != null) {
      tiles.close();
    }
    tiles = null;
  }

  @Override
  public void close() {
    forget();
  }
}
