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
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /// Decides what to show; asked on the thread that awaits.
  @FunctionalInterface
  public interface Choice {
    /// What to show of these monitors, the main one first.
    Area of(List<Monitor> monitors);

    /// This became of it. Called after each [#of].
    default void found(Visibility visibility) {}
  }

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
  private final Choice choice;
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
  private @Nullable ProgramPicture program;
  private volatile boolean isProgram;
  private volatile Set<Long> windows = Set.of();
  private boolean damaged;

  /// Nothing of the picture has been fetched yet.
  private boolean fresh;

  private boolean desktopChanged;
  private long noticedAt;
  private long capturedAt;

  private X11Capture(XDisplay display, Choice choice) throws X11UnavailableException {
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
    area = choice.of(monitors.list());
    Optional<Box> found = find();
    if (found.isEmpty() && (area instanceof Area.OneMonitor || area instanceof Area.Part)) {
      throw new X11UnavailableException("this part of the desktop is not there");
    }
    blank = found.isEmpty();
    box = found.orElse(NOWHERE);
    picture = new SharedPicture(display, xext, c, box.width(), box.height());
    events = new XEvents(display);
    whole();
    choice.found(visibility());
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  public static X11Capture open(@Nullable String displayName, Area area)
      throws X11UnavailableException {
    return open(displayName, _ -> area);
  }

  /// Connects to this display.
  ///
  /// @param choice asked again after each change of the monitors and after [#reconsider]
  public static X11Capture open(@Nullable String displayName, Choice choice)
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

  /// Whether the picture is of a program and not of a part of the desktop; any thread.
  public boolean isProgram() {
    return isProgram;
  }

  /// The windows of the program that is shown; any thread.
  public Set<Long> windows() {
    return windows;
  }

  private Visibility visibility() {
    if (program != null) {
      return program.visibility();
    }
    return blank ? Visibility.GONE : Visibility.SHOWN;
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
      switch (events.await(patience(timeoutMillis))) {
        case EVENT -> {
          do {
            note(events.event());
          } while (events.poll());
        }
        case WOKEN -> {
          desktopChanged |= program != null && program.patience() >= 0;
          if (!doubted && !desktopChanged) {
            return Event.WOKEN;
          }
        }
        case LOST -> {
          return Event.LOST;
        }
      }
    }
  }

  /// What a program draws anew is not waited for by an event.
  private int patience(int timeoutMillis) {
    int programs = program == null ? -1 : program.patience();
    return programs < 0 || (timeoutMillis >= 0 && timeoutMillis < programs)
        ? timeoutMillis
        : programs;
  }

  private void note(MemorySegment event) {
    if (program != null) {
      program.note(event);
    }
    if (event.get(JAVA_INT, 0) == damageNotify) {
      damaged = true;
    } else if (monitors.isChange(event)) {
      desktopChanged = true;
    }
  }

  /// Takes up a change of the desktop; empty if this picture is not touched.
  private Optional<Event> follow() throws X11UnavailableException {
    boolean wasProgram = program != null;
    area = choice.of(monitors.list());
    Optional<Box> now = find();
    Optional<Event> event = take(now, wasProgram != (program != null));
    choice.found(visibility());
    return event;
  }

  /// @param otherKind whether it was a program's window and is none now, or the other way round
  private Optional<Event> take(Optional<Box> now, boolean otherKind)
      throws X11UnavailableException {
    if (now.isEmpty()) {
      if (blank) {
        return Optional.empty();
      }
      blank = true;
      whole();
      return Optional.of(Event.AREA_GONE);
    }
    boolean sameSize = now.get().width() == box.width() && now.get().height() == box.height();
    if (!blank && !otherKind && (now.get().equals(box) || (program != null && sameSize))) {
      damaged |= program != null && program.hasMoved();
      box = now.get();
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
  private Optional<Box> find() throws X11UnavailableException {
    if (area instanceof Area.OneProgram(long window)) {
      return findProgram(window);
    }
    leaveProgram();
    return switch (area) {
      case Area.OneProgram _ -> Optional.empty();
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

  private Optional<Box> findProgram(long window) throws X11UnavailableException {
    ProgramPicture now = program;
    if (now == null || now.window() != window) {
      leaveProgram();
      now = new ProgramPicture(display, xdamage, xext, c, window);
      program = now;
      isProgram = true;
      monitors.watchWindows(true);
    }
    Optional<Box> found = now.find();
    windows = now.windows();
    return found;
  }

  private void leaveProgram() {
    if (program != null) {
      program.close();
      program = null;
      isProgram = false;
      windows = Set.of();
      monitors.watchWindows(false);
    }
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
    if (!blank && program != null) {
      if (!program.compose(into, fresh, this::take, damage)) {
        desktopChanged = true;
        return false;
      }
    } else {
      take(damageObject, damage);
      if (fresh || blank) {
        damage.clear();
      }
    }
    if (fresh) {
      damage.clear();
      damage.add(0, 0, box.width(), box.height());
    }
    if (damage.count() == 0) {
      return false;
    }
    if (blank) {
      into.pixels().fill(NEUTRAL);
    } else if (program == null && !fetchRows(into)) {
      // The desktop is smaller now, and the event that says so is on its way.
      fresh = true;
      return false;
    }
    fresh = false;
    capturedAt = System.nanoTime();
    return true;
  }

  /// First forgets, then looks: what is drawn in between is damage again.
  private void take(long object, Damage into) {
    xdamage.XDamageSubtract(display.handle(), object, 0, region);
    Box within = program == null ? box : new Box(0, 0, Short.MAX_VALUE, Short.MAX_VALUE);
    readRegion(within, into);
  }

  private void readRegion(Box box, Damage damage) {
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
      if (!into.fetch(display.root(), box.x(), box.y(), first, end - first)) {
        return false;
      }
      first = next;
    }
    return true;
  }

  /// The next frame is the whole picture; on the thread that awaits.
  public void anew() {
    whole();
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
    if (program != null) {
      program.close();
    }
    events.close();
    arena.close();
    display.close();
  }
}
