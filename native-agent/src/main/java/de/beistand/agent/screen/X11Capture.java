package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import de.beistand.agent.x11.LibC;
import de.beistand.agent.x11.LibXdamage;
import de.beistand.agent.x11.LibXext;
import de.beistand.agent.x11.LibXfixes;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XEvents;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The picture of an X11 desktop or of a part of it, kept up to date by what changes (XDamage)
/// through shared memory. A still screen costs nothing.
///
/// One thread uses it; [#wake] is for all. The cursor is not in the picture. After a frame nothing
/// is written to the pixels until the next [#await].
public final class X11Capture implements AutoCloseable {
  private static final int DAMAGE_NOTIFY = 0;
  private static final int NON_EMPTY = 3;
  private static final int RECTANGLE_SIZE = 8;

  /// Size of the picture while there has never been anything to show.
  private static final Box NOWHERE = new Box(0, 0, 1280, 720);

  /// Each byte of a pixel where nothing is shown.
  private static final byte NEUTRAL = (byte) 0xd8;

  /// Rows between two changes that are fetched too, rather than asking the server twice.
  private static final int ROWS_WORTH_FETCHING = 48;

  /// What [#await] came back with.
  public enum Event {
    /// [#damage()] tells what is new in [#pixels()].
    FRAME,
    /// The picture has another size now; a whole frame follows.
    RESIZED,
    /// [#wake] was called, or the time is over.
    WOKEN,
    /// There is nothing to show any more; a neutral frame follows. It may come back: await again.
    AREA_GONE,
    /// There is no X server any more.
    LOST
  }

  private final XDisplay display;
  private final Function<List<Monitor>, Area> choice;
  private final LibXext xext = new LibXext();
  private final LibXfixes xfixes = new LibXfixes();
  private final LibXdamage xdamage = new LibXdamage();
  private final LibC c = new LibC();
  private final X11Monitors monitors;
  private final XEvents events;
  private final int damageNotify;
  private final long damageObject;
  private final long region;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment numbers = arena.allocate(64, 8);
  private final Damage damage = new Damage();
  private final BitSet rows = new BitSet();
  private Area area;
  private volatile Box box;
  private volatile boolean blank;
  private volatile boolean doubted;
  private @Nullable SharedPicture picture;
  private boolean damaged;

  /// Nothing of the picture has been fetched yet.
  private boolean fresh;

  private boolean desktopChanged;
  private long noticedAt;
  private long capturedAt;

  private X11Capture(XDisplay display, Function<List<Monitor>, Area> choice)
      throws X11UnavailableException {
    this.display = display;
    this.choice = choice;
    damageNotify = display.extension("DAMAGE").firstEvent() + DAMAGE_NOTIFY;
    display.extension("XFIXES");
    if (!xext.XShmQueryExtension(display.handle())) {
      throw new X11UnavailableException("the X server has no extension MIT-SHM");
    }
    monitors = new X11Monitors(display);
    askVersions();
    monitors.watch();
    damageObject = xdamage.XDamageCreate(display.handle(), display.root(), NON_EMPTY);
    region = xfixes.XFixesCreateRegion(display.handle(), MemorySegment.NULL, 0);
    area = choice.apply(monitors.list());
    Optional<Box> found = find();
    if (found.isEmpty() && !(area instanceof Area.Nothing)) {
      throw new X11UnavailableException("this part of the desktop is not there");
    }
    blank = found.isEmpty();
    box = found.orElse(NOWHERE);
    picture = new SharedPicture(display, xext, c, box.width(), box.height());
    events = new XEvents(display);
    whole();
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  public static X11Capture open(@Nullable String displayName, Area area)
      throws X11UnavailableException {
    return open(displayName, _ -> area);
  }

  /// Connects to this display.
  ///
  /// @param choice what to show of these monitors, the main one first; asked again after each
  ///   change of them and after [#reconsider], on the thread that awaits
  public static X11Capture open(@Nullable String displayName, Function<List<Monitor>, Area> choice)
      throws X11UnavailableException {
    XDisplay display = XDisplay.open(displayName);
    try {
      return new X11Capture(display, choice);
    } catch (X11UnavailableException e) {
      display.close();
      throw e;
    }
  }

  /// Servers refuse the requests of these extensions before they were asked for their version.
  private void askVersions() {
    numbers.setAtIndex(JAVA_INT, 0, 5);
    xfixes.XFixesQueryVersion(display.handle(), numbers, numbers.asSlice(4));
    numbers.setAtIndex(JAVA_INT, 0, 1);
    numbers.setAtIndex(JAVA_INT, 1, 1);
    xdamage.XDamageQueryVersion(display.handle(), numbers, numbers.asSlice(4));
  }

  /// Where the picture is on the desktop; any thread.
  public Box box() {
    return box;
  }

  /// Whether nothing of the desktop is shown: the picture is neutral; any thread.
  public boolean isBlank() {
    return blank;
  }

  /// The picture's rows, 4 bytes a pixel: blue, green, red, unused. Valid until the next [#await].
  public MemorySegment pixels() {
    return current().pixels();
  }

  /// Bytes from one row to the next.
  public int stride() {
    return current().stride();
  }

  /// What changed with the latest frame, in pixels of the picture.
  public Damage damage() {
    return damage;
  }

  /// When the latest frame was taken, as [System#nanoTime()].
  public long capturedAt() {
    return capturedAt;
  }

  /// When work on the latest frame began, as [System#nanoTime()].
  public long noticedAt() {
    return noticedAt;
  }

  /// The monitors now.
  public List<Monitor> monitors() {
    return monitors.list();
  }

  private SharedPicture current() {
    if (picture == null) {
      throw new IllegalStateException("there is no picture now");
    }
    return picture;
  }

  /// Waits until something changes.
  ///
  /// @param timeoutMillis −1 for ever
  public Event await(int timeoutMillis) throws X11UnavailableException {
    while (true) {
      if (desktopChanged || doubted) {
        desktopChanged = false;
        doubted = false;
        Optional<Event> change = follow();
        if (change.isPresent()) {
          return change.get();
        }
      }
      if (damaged && picture != null && capture(picture)) {
        return Event.FRAME;
      }
      switch (events.await(timeoutMillis)) {
        case EVENT -> {
          do {
            note(events.event());
          } while (events.poll());
        }
        case WOKEN -> {
          if (!doubted) {
            return Event.WOKEN;
          }
        }
        case LOST -> {
          return Event.LOST;
        }
      }
    }
  }

  private void note(MemorySegment event) {
    if (event.get(JAVA_INT, 0) == damageNotify) {
      damaged = true;
    } else if (monitors.isChange(event)) {
      desktopChanged = true;
    }
  }

  /// Takes up a change of the desktop; empty if this picture is not touched.
  private Optional<Event> follow() throws X11UnavailableException {
    area = choice.apply(monitors.list());
    Optional<Box> now = find();
    if (now.isEmpty()) {
      if (blank) {
        return Optional.empty();
      }
      blank = true;
      whole();
      return Optional.of(Event.AREA_GONE);
    }
    if (!blank && now.get().equals(box)) {
      return Optional.empty();
    }
    drop();
    blank = false;
    box = now.get();
    picture = new SharedPicture(display, xext, c, box.width(), box.height());
    whole();
    return Optional.of(Event.RESIZED);
  }

  private void drop() {
    if (picture != null) {
      picture.close();
      picture = null;
    }
  }

  private void whole() {
    damage.clear();
    damaged = true;
    fresh = true;
  }

  /// Where the area is now; empty if it is not there.
  private Optional<Box> find() {
    return switch (area) {
      case Area.Nothing() -> Optional.empty();
      case Area.Desktop() -> desktop();
      case Area.OneMonitor(String name) ->
          monitors.list().stream()
              .filter(monitor -> monitor.name().equals(name))
              .map(Monitor::box)
              .findFirst()
              .flatMap(this::visible);
      case Area.Part(Box part) -> visible(part);
    };
  }

  private Optional<Box> desktop() {
    if (!display
        .x()
        .XGetGeometry(
            display.handle(),
            display.root(),
            numbers,
            numbers.asSlice(8),
            numbers.asSlice(12),
            numbers.asSlice(16),
            numbers.asSlice(20),
            numbers.asSlice(24),
            numbers.asSlice(28))) {
      return Optional.empty();
    }
    return Optional.of(new Box(0, 0, numbers.get(JAVA_INT, 16), numbers.get(JAVA_INT, 20)));
  }

  private Optional<Box> visible(Box wanted) {
    return desktop()
        .map(
            all -> {
              int x = Math.clamp(wanted.x(), 0, all.width());
              int y = Math.clamp(wanted.y(), 0, all.height());
              int right = Math.clamp((long) wanted.x() + wanted.width(), x, all.width());
              int bottom = Math.clamp((long) wanted.y() + wanted.height(), y, all.height());
              return new Box(x, y, right - x, bottom - y);
            })
        .filter(found -> found.width() > 0 && found.height() > 0);
  }

  /// Fetches what changed; false if nothing of it is in this picture.
  private boolean capture(SharedPicture into) {
    noticedAt = System.nanoTime();
    damaged = false;
    damage.clear();
    // First forget, then look: what is drawn in between is damage again.
    xdamage.XDamageSubtract(display.handle(), damageObject, 0, region);
    readRegion();
    if (fresh || blank) {
      damage.clear();
    }
    if (fresh) {
      damage.add(0, 0, box.width(), box.height());
    }
    if (damage.count() == 0) {
      return false;
    }
    if (blank) {
      into.pixels().fill(NEUTRAL);
    } else if (!fetchRows(into)) {
      // The desktop is smaller now, and the event that says so is on its way.
      fresh = true;
      return false;
    }
    fresh = false;
    capturedAt = System.nanoTime();
    return true;
  }

  private void readRegion() {
    MemorySegment rectangles = xfixes.XFixesFetchRegion(display.handle(), region, numbers);
    if (rectangles.address() == 0) {
      return;
    }
    int count = numbers.get(JAVA_INT, 0);
    MemorySegment list = rectangles.reinterpret((long) count * RECTANGLE_SIZE);
    for (int i = 0; i < count; i++) {
      long at = (long) i * RECTANGLE_SIZE;
      int left = Math.max(list.get(JAVA_SHORT, at) - box.x(), 0);
      int top = Math.max(list.get(JAVA_SHORT, at + 2) - box.y(), 0);
      int right = list.get(JAVA_SHORT, at) + unsigned(list, at + 4) - box.x();
      int bottom = list.get(JAVA_SHORT, at + 2) + unsigned(list, at + 6) - box.y();
      damage.add(
          left, top, Math.min(right, box.width()) - left, Math.min(bottom, box.height()) - top);
    }
    display.x().XFree(rectangles);
  }

  private static int unsigned(MemorySegment list, long at) {
    return Short.toUnsignedInt(list.get(JAVA_SHORT, at));
  }

  private boolean fetchRows(SharedPicture into) {
    rows.clear();
    for (int i = 0; i < damage.count(); i++) {
      rows.set(damage.y(i), damage.y(i) + damage.height(i));
    }
    int first = rows.nextSetBit(0);
    while (first >= 0) {
      int end = rows.nextClearBit(first);
      int next = rows.nextSetBit(end);
      while (next >= 0 && next - end <= ROWS_WORTH_FETCHING) {
        end = rows.nextClearBit(next);
        next = rows.nextSetBit(end);
      }
      if (!into.fetch(box.x(), box.y(), first, end - first)) {
        return false;
      }
      first = next;
    }
    return true;
  }

  /// Ends the present or next [#await]; from any thread.
  public void wake() {
    events.wake();
  }

  /// What is to be shown may be something else now: nothing that was captured before is handed out
  /// after the present [#await]; from any thread.
  public void reconsider() {
    doubted = true;
    events.wake();
  }

  @Override
  public void close() {
    drop();
    events.close();
    arena.close();
    display.close();
  }
}
