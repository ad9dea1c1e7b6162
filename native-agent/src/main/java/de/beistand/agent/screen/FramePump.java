package de.beistand.agent.screen;

import de.beistand.agent.screen.CursorWatch.Sight;
import de.beistand.agent.x11.X11UnavailableException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Takes the picture whenever it changed and pushes it, cursor included, on a thread of its own.
final class FramePump {
  private static final System.Logger LOG = System.getLogger("beistand.screen");
  private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(1) / 30;
  private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1) / 60;

  private static final int LONGEST_STOP_MILLIS = 2000;

  private final X11Capture capture;
  private final FramePusher pusher;
  private final Consumer<Box> onBox;
  private final CursorWatch cursor;
  private final CursorPainter painter = new CursorPainter();
  private final Pace pace = new Pace(STEADY_NANOS, SHORTEST_NANOS);
  private final Thread thread;
  private volatile boolean stopped;
  private final Repeats repeats = new Repeats();
  private @Nullable Sight shown;

  private FramePump(
      @Nullable String displayName, X11Capture capture, FramePusher pusher, Consumer<Box> onBox)
      throws X11UnavailableException {
    this.capture = capture;
    this.pusher = pusher;
    this.onBox = onBox;
    cursor = CursorWatch.start(displayName, capture::wake);
    thread = Thread.ofPlatform().name("screen").daemon().unstarted(this::run);
  }

  /// @param onBox told when the picture gets another place or size, on the pump's thread
  static FramePump start(
      @Nullable String displayName, X11Capture capture, FramePusher pusher, Consumer<Box> onBox)
      throws X11UnavailableException {
    var pump = new FramePump(displayName, capture, pusher, onBox);
    pump.thread.start();
    return pump;
  }

  /// Returns when no further frame comes.
  void stop() {
    stopped = true;
    capture.wake();
    LockSupport.unpark(thread);
    try {
      thread.join(LONGEST_STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (capture;
        pusher;
        cursor) {
      boolean alive = true;
      while (alive && !stopped) {
        pause();
        alive = !stopped && step();
      }
    } catch (X11UnavailableException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the capture ended", e);
    }
  }

  private void pause() {
    long wait = pace.waitAt(System.nanoTime());
    while (wait > 0 && !stopped) {
      LockSupport.parkNanos(wait);
      wait = pace.waitAt(System.nanoTime());
    }
  }

  /// Waits for one event and does what it asks for; false if there is no server any more.
  private boolean step() throws X11UnavailableException {
    switch (capture.await(repeats.untilNextMillis())) {
      case FRAME -> show();
      case WOKEN -> {
        if (stopped) {
          return true;
        }
        if (!Objects.equals(cursor.sight(), shown)) {
          show();
        } else {
          repeats.done();
          pusher.repeat();
          pace.taken(System.nanoTime());
        }
      }
      case RESIZED -> onBox.accept(capture.box());
      case AREA_GONE -> {}
      case LOST -> {
        LOG.log(System.Logger.Level.WARNING, "the X server is gone");
        return false;
      }
    }
    return true;
  }

  private void show() {
    pace.taken(System.nanoTime());
    Box box = capture.box();
    MemorySegment pixels = capture.pixels();
    Sight sight = cursor.sight();
    if (sight != null) {
      painter.paint(
          sight.shape(),
          sight.x() - box.x(),
          sight.y() - box.y(),
          pixels,
          capture.stride(),
          box.width(),
          box.height());
    }
    pusher.push(pixels, box.width(), box.height());
    if (sight != null) {
      painter.unpaint(pixels, capture.stride());
    }
    shown = sight;
    repeats.restart();
  }
}
