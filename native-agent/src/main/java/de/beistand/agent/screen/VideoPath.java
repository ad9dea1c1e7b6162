package de.beistand.agent.screen;

import de.beistand.agent.screen.CursorWatch.Sight;
import de.beistand.agent.tiles.Changes;
import de.beistand.agent.tiles.View;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The picture's path as video: a frame whenever it changed, with the cursor painted in where the
/// page does not paint it, and the latest one again while it does not change. One thread uses it,
/// unless a method says otherwise.
final class VideoPath implements AutoCloseable {
  /// Where the frames go. One thread uses it.
  interface Frames extends AutoCloseable {
    /// This changed since the last capture, whether it is pushed or not.
    void changed(Changes changes);

    /// Something was painted, or is not there any more, that no [#changed] told.
    void allChanged();

    /// Pushes a picture.
    ///
    /// @param halved whether in half its width and height
    /// @return when, in milliseconds of the clock by which the source stamps its frames
    long push(View view, boolean halved);

    /// Pushes the latest picture once more; answers as [#push] does.
    long repeat();

    @Override
    void close();
  }

  private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(1) / 30;
  private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1) / 60;

  /// A smaller picture costs little anyway; in pixels.
  private static final int SMALLEST_HALVED = 640;

  private final Frames frames;
  private final LongSupplier nanoTime;
  private final CursorPainter painter = new CursorPainter();
  private final Pace pace = new Pace(STEADY_NANOS, SHORTEST_NANOS);
  private final Repeats repeats = new Repeats();
  private @Nullable Sight painted;
  private long repeatAt;

  /// Somebody can see the picture only since the latest frame.
  private volatile boolean unseen;

  /// A film keeps its size too.
  private volatile boolean sharp;

  VideoPath(Frames frames) {
    this(frames, System::nanoTime);
  }

  VideoPath(Frames frames, LongSupplier nanoTime) {
    this.frames = frames;
    this.nanoTime = nanoTime;
  }

  /// Whether a film keeps its size, whatever it costs; any thread.
  void sharp(boolean wanted) {
    sharp = wanted;
  }

  /// What was pushed so far reached nobody: the latest frame is due again; any thread.
  void unseen() {
    unseen = true;
  }

  /// How often a frame may be taken.
  Pace pace() {
    return pace;
  }

  /// This changed since the last capture, whether it is pushed or not.
  void changed(Changes changes) {
    frames.changed(changes);
  }

  /// Whether the latest frame shows the cursor so, or shows none if this is null.
  boolean shows(@Nullable Sight cursor) {
    return Objects.equals(cursor, painted);
  }

  /// Pushes a frame.
  ///
  /// @param view painted on, and as it was when this returns
  /// @param box of the picture on the desktop
  /// @param cursor to paint in; null for none
  /// @param film whether half its width and height are enough
  /// @return when, in milliseconds of the clock by which the source stamps its frames
  long push(View view, Box box, @Nullable Sight cursor, boolean film) {
    if (cursor != null) {
      painter.paint(
          cursor.shape(),
          cursor.x() - box.x(),
          cursor.y() - box.y(),
          view.pixels(),
          view.stride(),
          view.width(),
          view.height());
    }
    if (cursor != null || painted != null) {
      frames.allChanged(); // a cursor is painted or has gone
    }
    long millis = frames.push(view, film && mayHalve(view));
    if (cursor != null) {
      painter.unpaint(view.pixels(), view.stride());
    }
    painted = cursor;
    repeats.restart();
    planRepeat();
    return millis;
  }

  /// A film costs the customer's computer a quarter in half its size, and the line less.
  private boolean mayHalve(View view) {
    return !sharp && view.width() >= SMALLEST_HALVED;
  }

  /// How long until the latest frame is due again, in milliseconds; at least 1.
  int untilRepeatMillis() {
    long left = TimeUnit.NANOSECONDS.toMillis(repeatAt - nanoTime.getAsLong()) + 1;
    return (int) Math.max(1, left);
  }

  /// Whether the latest frame is due again.
  boolean isRepeatDue() {
    return unseen || nanoTime.getAsLong() >= repeatAt;
  }

  /// Pushes the latest frame once more; answers as [#push] does.
  long repeat() {
    if (unseen) {
      unseen = false;
      repeats.restart();
    } else {
      repeats.done();
    }
    planRepeat();
    return frames.repeat();
  }

  private void planRepeat() {
    long now = nanoTime.getAsLong();
    pace.taken(now);
    repeatAt = now + TimeUnit.MILLISECONDS.toNanos(repeats.untilNextMillis());
  }

  @Override
  public void close() {
    frames.close();
  }
}
