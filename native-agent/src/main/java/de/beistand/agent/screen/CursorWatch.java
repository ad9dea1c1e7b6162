package de.beistand.agent.screen;

import de.beistand.agent.screen.X11Cursor.Shape;
import de.beistand.agent.x11.X11UnavailableException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Follows the cursor on a thread of its own and keeps the latest of it for others to read.
final class CursorWatch implements CursorRelay.Eye {
  /// Where the cursor is and how it looks.
  ///
  /// @param x of its pointing pixel, in pixels of the desktop
  /// @param y of its pointing pixel, in pixels of the desktop
  record Sight(Shape shape, int x, int y) {}

  /// Moves that come faster are joined.
  private static final long SHORTEST_NANOS = 16_000_000;

  /// How often to look whether a program put the pointer elsewhere.
  private static final int CHECK_MILLIS = 1000;

  /// After so long without a move the cursor rests.
  private static final int REST_MILLIS = 100;

  private final X11Cursor cursor;
  private final Runnable onChange;
  private final Runnable onRest;
  private final Thread thread;
  private volatile @Nullable Sight sight;
  private volatile boolean closing;

  private CursorWatch(X11Cursor cursor, Runnable onChange, Runnable onRest) {
    this.cursor = cursor;
    this.onChange = onChange;
    this.onRest = onRest;
    thread = Thread.ofPlatform().name("cursor").daemon().start(this::run);
  }

  /// @param onChange called on the thread of the watch
  /// @param onRest called there too, once after each movement
  static CursorWatch start(@Nullable String displayName, Runnable onChange, Runnable onRest)
      throws X11UnavailableException {
    return new CursorWatch(X11Cursor.open(displayName), onChange, onRest);
  }

  @Override
  public @Nullable Sight sight() {
    return sight;
  }

  private void run() {
    try (cursor) {
      boolean moving = false;
      while (!closing) {
        switch (cursor.await(moving ? REST_MILLIS : CHECK_MILLIS)) {
          case SHAPE, MOVED -> {
            sight = new Sight(cursor.shape(), cursor.x(), cursor.y());
            onChange.run();
            moving = true;
            LockSupport.parkNanos(SHORTEST_NANOS);
          }
          case WOKEN -> {
            if (moving) {
              moving = false;
              onRest.run();
            }
          }
          case LOST -> {
            return;
          }
        }
      }
    }
  }

  /// Returns at once; the thread ends by itself.
  @Override
  public void close() {
    closing = true;
    cursor.wake();
    LockSupport.unpark(thread);
  }
}
