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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes the picture whenever it changed and sends it on, on a thread of its own: as tiles where
/// the page takes them and little changes, else as video frames.
final class FramePump {
  private static final System.Logger LOG = System.getLogger("beistand.screen");

  /// Tiles come as fast as a screen of 120 Hz changes.
  private static final long TILE_NANOS = TimeUnit.SECONDS.toNanos(1) / 120;

  /// How often it is looked whether the line has room again, and for how long at most.
  private static final long CROWD_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private static final long LONGEST_CROWD_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final int LONGEST_STOP_MILLIS = 2000;

  private final X11Capture capture;
  private final VideoPath video;
  private final ShownTeller teller;
  private final CursorRelay cursor;
  private final Supplier<List<Rectangle>> own;
  private final PauseGate gate;
  private final Pace tilePace = new Pace(TILE_NANOS, TILE_NANOS / 2);
  private final Thread thread;
  private volatile @Nullable PictureLine line;

  // on the pump's thread
  private @Nullable PictureLine known;
  private TilePath tiles = new TilePath(PictureLine.NONE, List::of);
  private boolean pageOpen;
  private boolean taken;

  private FramePump(
      @Nullable String displayName,
      X11Capture capture,
      FramePusher pusher,
      ShownTeller teller,
      Supplier<List<Rectangle>> own,
      boolean paused) {
    this.capture = capture;
    this.teller = teller;
    this.own = own;
    video = new VideoPath(pusher);
    cursor =
        new CursorRelay(
            (onChange, onRest) -> CursorWatch.start(displayName, onChange, onRest),
            this::shared,
            this::cursorChanged);
    gate = new PauseGate(paused);
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
    if (!paused) {
      pump.cursor.start();
    }
    pump.thread.start();
    return pump;
  }

  /// From now on there is a page besides the video track; any thread.
  void shownTo(PictureLine line, Consumer<AgentToTechnician> words) {
    teller.page(words);
    cursor.shownTo(words);
    this.line = line;
    line.whenOpen(capture::wake);
    capture.wake();
  }

  /// A path to the page stands from now on: what was pushed before reached nobody; any thread.
  void connected() {
    video.unseen();
    capture.wake();
  }

  /// Whether a film keeps its size, whatever it costs; any thread.
  void sharp(boolean wanted) {
    video.sharp(wanted);
  }

  /// The page hears only now: everything is said again; any thread.
  void listening() {
    if (line != null) {
      teller.again();
      cursor.again();
    }
  }

  /// What is to be shown may be something else now; any thread.
  void reconsider() {
    capture.reconsider();
  }

  private @Nullable Box shared() {
    return capture.isBlank() ? null : capture.box();
  }

  /// On the cursor's thread.
  private void cursorChanged() {
    PictureLine to = line;
    if (to == null || !to.open()) {
      capture.wake(); // it is painted into the video
    }
  }

  /// Stops looking at the screen, and returns when nothing more of it is fetched or sent; or goes
  /// on with the whole picture. Any thread.
  void pause(boolean now) {
    gate.pause(now);
    rouse();
    if (now) {
      gate.awaitRest(LONGEST_STOP_MILLIS);
    }
  }

  /// Ends whatever the pump waits for.
  private void rouse() {
    capture.wake();
    LockSupport.unpark(thread);
  }

  /// Returns when no further frame comes.
  void stop() {
    gate.stop();
    rouse();
    try {
      thread.join(LONGEST_STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (capture;
        video) {
      boolean alive = true;
      while (alive && !gate.isStopped()) {
        if (gate.isPaused()) {
          rest();
        } else {
          keepPace();
          alive = !gate.isOpen() || step();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody does this
    } catch (X11UnavailableException | RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the capture ended", e);
    } finally {
      cursor.stop();
      tiles.close();
      gate.end();
    }
  }

  /// Nothing is asked of the X server until the pause is over.
  private void rest() throws X11UnavailableException, InterruptedException {
    cursor.stop();
    gate.rest();
    if (!gate.isStopped()) {
      cursor.start();
      taken = false;
      tiles.anew();
      capture.anew();
    }
  }

  private void keepPace() {
    Pace pace = tiles.path() == Path.TILES ? tilePace : video.pace();
    long wait = pace.waitAt(System.nanoTime());
    while (wait > 0 && gate.isOpen()) {
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
        now < end && tiles.crowded(now) && gate.isOpen();
        now = System.nanoTime()) {
      LockSupport.parkNanos(CROWD_NANOS);
    }
  }

  /// Waits for one event and does what it asks for; false if there is no server any more.
  private boolean step() throws X11UnavailableException {
    meetPage();
    X11Capture.Event event = capture.await(patience());
    if (gate.isPaused()) {
      return event != X11Capture.Event.LOST; // all is fetched anew after the pause
    }
    switch (event) {
      case FRAME -> show();
      case WOKEN -> {
        if (!gate.isStopped()) {
          meanwhile();
        }
      }
      case RESIZED, AREA_GONE -> {
        taken = false;
        teller.size(capture.box());
        cursor.tell();
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
    int repeating = video.untilRepeatMillis();
    return refining < 0 ? repeating : Math.min(refining, repeating);
  }

  private void meetPage() {
    PictureLine now = line;
    if (now == null) {
      return;
    }
    if (now != known) {
      known = now;
      tiles.close();
      tiles = new TilePath(now, this::standing);
    }
    boolean wasOpen = pageOpen;
    pageOpen = now.open();
    if (pageOpen && !wasOpen) {
      cursor.again();
      if (taken) {
        show(); // what was pushed before reached nobody
      }
    }
  }

  private void meanwhile() {
    if (!taken) {
      return;
    }
    if (!pageOpen && !video.shows(painted())) {
      push();
    } else if (video.isRepeatDue()) {
      tiles.repeated(video.repeat());
    }
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
    video.changed(capture.damage());
    switch (tiles.captured(view(), capture.damage(), now)) {
      case TILES -> tilePace.taken(now);
      case VIDEO -> push();
    }
  }

  private void push() {
    tiles.pushed(video.push(view(), capture.box(), painted(), tiles.film()));
  }

  /// The cursor as it belongs into a frame; null for none.
  private @Nullable Sight painted() {
    return pageOpen || capture.isBlank() ? null : cursor.sight();
  }
}
