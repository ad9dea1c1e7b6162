package de.beistand.agent.screen;

import de.beistand.agent.screen.CursorWatch.Sight;
import de.beistand.agent.tiles.PathChooser.Path;
import de.beistand.agent.tiles.PictureLine;
import de.beistand.agent.tiles.TilePath;
import de.beistand.agent.tiles.View;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.protocol.channel.AgentToTechnician;
import java.awt.Rectangle;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes the picture whenever it changed and sends it on, on a thread of its own: as tiles where
/// the page takes them and little changes, else as video frames.
final class FramePump {
  private static final System.Logger LOG = System.getLogger("beistand.screen");
  private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(1) / 30;
  private static final long SHORTEST_NANOS = TimeUnit.SECONDS.toNanos(1) / 60;

  /// Tiles come as fast as a screen of 120 Hz changes.
  private static final long TILE_NANOS = TimeUnit.SECONDS.toNanos(1) / 120;

  /// How often it is looked whether the line has room again, and for how long at most.
  private static final long CROWD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final long LONGEST_CROWD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int LONGEST_STOP_MILLIS = 2000;

  private final X11Capture capture;
  private final FramePusher pusher;
  private final ShownTeller teller;
  private final Supplier<List<Rectangle>> own;
  private final @Nullable String displayName;
  private final CursorPainter painter = new CursorPainter();
  private final Pace videoPace = new Pace(STEADY_NANOS, SHORTEST_NANOS);
  private final Pace tilePace = new Pace(TILE_NANOS, TILE_NANOS / 2);
  private final Thread thread;
  private volatile boolean stopped;
  private volatile boolean paused;
  private volatile @Nullable CursorWatch cursor;

  /// Somebody can see the picture only since the latest frame.
  private volatile boolean unseen;

  private volatile @Nullable Page page;
  private boolean resting; // guarded by this

  // on the pump's thread
  private @Nullable Page known;
  private TilePath tiles = new TilePath(PictureLine.NONE, List::of);
  private boolean pageOpen;
  private boolean taken;
  private @Nullable Sight shown;
  private final Repeats repeats = new Repeats();
  private long repeatAt;

  /// Who looks at the picture.
  ///
  /// @param line takes tiles
  /// @param cursor is told about the cursor
  private record Page(PictureLine line, CursorTeller cursor) {}

  private FramePump(
      @Nullable String displayName,
      X11Capture capture,
      FramePusher pusher,
      ShownTeller teller,
      Supplier<List<Rectangle>> own,
      boolean paused)
      throws X11UnavailableException {
    this.displayName = displayName;
    this.own = own;
    this.paused = paused;
    this.capture = capture;
    this.pusher = pusher;
    this.teller = teller;
    if (!paused) {
      cursor = CursorWatch.start(displayName, this::cursorChanged, this::cursorRests);
    }
    thread = Thread.ofPlatform().name("screen").daemon().unstarted(this::run);
  }

  /// @param teller told when the picture gets another size, on the pump's thread
  /// @param own this program's windows in pixels of the desktop; asked on the pump's thread
  /// @param paused whether it waits for [#pause] before it looks at the screen
  static FramePump start(
      @Nullable String displayName,
      X11Capture capture,
      FramePusher pusher,
      ShownTeller teller,
      Supplier<List<Rectangle>> own,
      boolean paused)
      throws X11UnavailableException {
    var pump = new FramePump(displayName, capture, pusher, teller, own, paused);
    pump.thread.start();
    return pump;
  }

  /// From now on there is a page besides the video track; any thread.
  void shownTo(PictureLine line, Consumer<AgentToTechnician> words) {
    var cursorTeller = new CursorTeller(words);
    page = new Page(line, cursorTeller);
    teller.page(words);
    tellCursor();
    line.whenOpen(capture::wake);
    capture.wake();
  }

  /// A path to the page stands from now on: what was pushed before reached nobody; any thread.
  void connected() {
    unseen = true;
    capture.wake();
  }

  /// The page hears only now: everything is said again; any thread.
  void listening() {
    Page to = page;
    if (to != null) {
      teller.again();
      to.cursor().again();
    }
  }

  /// What is to be shown may be something else now; any thread.
  void reconsider() {
    capture.reconsider();
  }

  /// On the cursor's thread.
  private void cursorChanged() {
    tellCursor();
    Page to = page;
    if (to == null || !to.line().open()) {
      capture.wake(); // it is painted into the video
    }
  }

  /// On the cursor's thread.
  private void cursorRests() {
    Page to = page;
    if (to != null) {
      to.cursor().rests();
    }
  }

  private @Nullable Sight sight() {
    CursorWatch watch = cursor;
    return watch == null ? null : watch.sight();
  }

  private void tellCursor() {
    Page to = page;
    Sight sight = sight();
    if (to != null && sight != null) {
      to.cursor().seen(sight, capture.isBlank() ? null : capture.box());
    }
  }

  /// Stops looking at the screen, and returns when nothing more of it is fetched or sent; or goes
  /// on with the whole picture. Any thread.
  void pause(boolean now) {
    paused = now;
    rouse();
    if (now) {
      awaitRest();
    }
  }

  private synchronized void awaitRest() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_STOP_MILLIS);
    try {
      for (long left = LONGEST_STOP_MILLIS;
          !resting && left > 0;
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void rouse() {
    notifyAll();
    capture.wake();
    LockSupport.unpark(thread);
  }

  /// Returns when no further frame comes.
  void stop() {
    stopped = true;
    rouse();
    try {
      thread.join(LONGEST_STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (capture;
        pusher) {
      boolean alive = true;
      while (alive && !stopped) {
        if (paused) {
          rest();
        } else {
          keepPace();
          alive = stopped || paused || step();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does this
    } catch (X11UnavailableException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the capture ended", e);
    } finally {
      forgetCursor();
      tiles.close();
      rests(true);
    }
  }

  /// Nothing is asked of the X server until the pause is over.
  private void rest() throws X11UnavailableException, InterruptedException {
    forgetCursor();
    rests(true);
    awaitEndOfPause();
    if (!stopped) {
      cursor = CursorWatch.start(displayName, this::cursorChanged, this::cursorRests);
      taken = false;
      tiles.anew();
      capture.anew();
    }
  }

  private synchronized void rests(boolean now) {
    resting = now;
    notifyAll();
  }

  private synchronized void awaitEndOfPause() throws InterruptedException {
    while (paused && !stopped) {
      wait();
    }
    resting = false;
  }

  private void forgetCursor() {
    CursorWatch watch = cursor;
    cursor = null;
    if (watch != null) {
      watch.close();
    }
    Page to = page;
    if (to != null) {
      to.cursor().hide();
    }
  }

  private void keepPace() {
    Pace pace = tiles.path() == Path.TILES ? tilePace : videoPace;
    long wait = pace.waitAt(System.nanoTime());
    while (wait > 0 && !stopped && !paused) {
      LockSupport.parkNanos(wait);
      wait = pace.waitAt(System.nanoTime());
    }
    awaitRoom();
  }

  /// What is looked at later is newer when it arrives: on a thin line it is looked at once what was
  /// sent before has left.
  private void awaitRoom() {
    long end = System.nanoTime() + LONGEST_CROWD_NANOS;
    for (long now = System.nanoTime();
        now < end && tiles.crowded(now) && !stopped && !paused;
        now = System.nanoTime()) {
      LockSupport.parkNanos(CROWD_NANOS);
    }
  }

  /// Waits for one event and does what it asks for; false if there is no server any more.
  private boolean step() throws X11UnavailableException {
    meetPage();
    X11Capture.Event event = capture.await(patience());
    if (paused) {
      return event != X11Capture.Event.LOST; // all is fetched anew after the pause
    }
    switch (event) {
      case FRAME -> show();
      case WOKEN -> {
        if (!stopped) {
          meanwhile();
        }
      }
      case RESIZED, AREA_GONE -> {
        taken = false;
        teller.size(capture.box());
        tellCursor();
      }
      case LOST -> {
        LOG.log(System.Logger.Level.WARNING, "the X server is gone");
        return false;
      }
    }
    return true;
  }

  /// How long to wait for a change, in milliseconds; −1 = forever, once the page shows everything
  /// exactly.
  private int patience() {
    if (!taken) {
      return -1;
    }
    int refining = tiles.refine(view(), System.nanoTime());
    if (refining < 0 && pageOpen) {
      return -1;
    }
    long left = TimeUnit.NANOSECONDS.toMillis(repeatAt - System.nanoTime()) + 1;
    int repeating = (int) Math.max(1, left);
    return refining < 0 ? repeating : Math.min(refining, repeating);
  }

  private void meetPage() {
    Page now = page;
    if (now == null) {
      return;
    }
    if (now != known) {
      known = now;
      tiles.close();
      tiles = new TilePath(now.line(), this::standing);
    }
    boolean wasOpen = pageOpen;
    pageOpen = now.line().open();
    if (pageOpen && !wasOpen) {
      now.cursor().again();
      if (taken) {
        show(); // what was pushed before reached nobody
      }
    }
  }

  private void meanwhile() {
    if (!taken) {
      return;
    }
    if (!pageOpen && !Objects.equals(sight(), shown)) {
      push();
    } else if (unseen) {
      unseen = false;
      repeats.restart();
      planRepeat();
      tiles.repeated(pusher.repeat());
    } else if (System.nanoTime() >= repeatAt) {
      repeats.done();
      planRepeat();
      tiles.repeated(pusher.repeat());
    }
  }

  private void planRepeat() {
    long now = System.nanoTime();
    videoPace.taken(now);
    repeatAt = now + TimeUnit.MILLISECONDS.toNanos(repeats.untilNextMillis());
  }

  /// This program's own windows in the picture.
  private List<Rectangle> standing() {
    Box box = capture.box();
    return own.get().stream()
        .map(area -> new Rectangle(area.x - box.x(), area.y - box.y(), area.width, area.height))
        .toList();
  }

  private View view() {
    Box box = capture.box();
    return new View(capture.pixels(), capture.stride(), box.width(), box.height());
  }

  private void show() {
    taken = true;
    long now = System.nanoTime();
    pusher.changed(capture.damage());
    switch (tiles.captured(view(), capture.damage(), now)) {
      case TILES -> tilePace.taken(now);
      case VIDEO -> push();
    }
  }

  private void push() {
    Sight sight = pageOpen || capture.isBlank() ? null : sight();
    View view = view();
    if (sight != null) {
      Box box = capture.box();
      painter.paint(
          sight.shape(),
          sight.x() - box.x(),
          sight.y() - box.y(),
          view.pixels(),
          view.stride(),
          view.width(),
          view.height());
    }
    if (sight != null || shown != null) {
      pusher.allChanged(); // a cursor is painted or has gone
    }
    tiles.pushed(pusher.push(view));
    if (sight != null) {
      painter.unpaint(view.pixels(), view.stride());
    }
    shown = sight;
    repeats.restart();
    planRepeat();
  }
}
