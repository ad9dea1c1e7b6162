package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import de.beistand.agent.x11.LibXfixes;
import de.beistand.agent.x11.LibXi;
import de.beistand.agent.x11.RawInput;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XEvents;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The mouse cursor of an X11 desktop as data: its picture (XFixes) and where it is.
///
/// One thread uses it; [#wake] is for all. Moves are joined: whoever awaits seldom gets few.
public final class X11Cursor implements AutoCloseable {
  private static final int CURSOR_NOTIFY = 1;
  private static final long DISPLAY_CURSOR_NOTIFY_MASK = 1;

  // XFixesCursorImage
  private static final int IMAGE_SIZE = 32;
  private static final int WIDTH = 4;
  private static final int HEIGHT = 6;
  private static final int HOT_X = 8;
  private static final int HOT_Y = 10;
  private static final int PIXELS = 24;

  /// What [#await] came back with.
  public enum Event {
    /// It looks different now; it may have moved too.
    SHAPE,
    MOVED,
    /// [#wake] was called, or the time is over.
    WOKEN,
    /// There is no X server any more.
    LOST
  }

  /// How a cursor looks.
  ///
  /// @param hotX the pixel that points, from the left
  /// @param hotY the pixel that points, from the top
  /// @param argb rows of pixels, the colours multiplied by alpha
  public record Shape(int width, int height, int hotX, int hotY, int[] argb) {}

  private final XDisplay display;
  private final LibXfixes xfixes = new LibXfixes();
  private final RawInput raw;
  private final XEvents events;
  private final int cursorNotify;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment numbers = arena.allocate(64, 8);
  private Shape shape = new Shape(0, 0, 0, 0, new int[0]);
  private boolean changed = true;
  private boolean moved = true;
  private int x;
  private int y;

  private X11Cursor(XDisplay display) throws X11UnavailableException {
    this.display = display;
    cursorNotify = display.extension("XFIXES").firstEvent() + CURSOR_NOTIFY;
    numbers.setAtIndex(JAVA_INT, 0, 5);
    xfixes.XFixesQueryVersion(display.handle(), numbers, numbers.asSlice(4));
    xfixes.XFixesSelectCursorInput(display.handle(), display.root(), DISPLAY_CURSOR_NOTIFY_MASK);
    raw = new RawInput(display, new LibXi());
    raw.select(RawInput.ALL_MASTERS, RawInput.RAW_MOTION);
    events = new XEvents(display);
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  public static X11Cursor open(@Nullable String displayName) throws X11UnavailableException {
    XDisplay display = XDisplay.open(displayName);
    try {
      return new X11Cursor(display);
    } catch (X11UnavailableException e) {
      display.close();
      throw e;
    }
  }

  /// The latest picture.
  public Shape shape() {
    return shape;
  }

  /// Where it was at the latest event, in pixels of the desktop.
  public int x() {
    return x;
  }

  public int y() {
    return y;
  }

  /// Waits for a change; the first one comes at once and tells how it looks now. A program that
  /// puts the pointer elsewhere by itself (XWarpPointer) is noticed at the end of the time only.
  ///
  /// @param timeoutMillis −1 for ever
  public Event await(int timeoutMillis) {
    while (events.poll()) {
      note(events.event());
    }
    while (!changed && !moved) {
      switch (events.await(timeoutMillis)) {
        case EVENT -> {
          do {
            note(events.event());
          } while (events.poll());
        }
        case WOKEN -> {
          // Programs may put the pointer elsewhere without a raw event.
          return locate() ? Event.MOVED : Event.WOKEN;
        }
        case LOST -> {
          return Event.LOST;
        }
      }
    }
    locate();
    moved = false;
    if (!changed) {
      return display.lost() ? Event.LOST : Event.MOVED;
    }
    changed = false;
    readShape();
    return display.lost() ? Event.LOST : Event.SHAPE;
  }

  private void note(MemorySegment event) {
    if (event.get(JAVA_INT, 0) == cursorNotify) {
      changed = true;
    } else if (raw.type(event) == RawInput.RAW_MOTION) {
      moved = true;
    }
  }

  /// Asks where it is; true if that is elsewhere than before.
  private boolean locate() {
    int beforeX = x;
    int beforeY = y;
    if (!display.lost()
        && display
            .x()
            .XQueryPointer(
                display.handle(),
                display.root(),
                numbers,
                numbers.asSlice(8),
                numbers.asSlice(16),
                numbers.asSlice(20),
                numbers.asSlice(24),
                numbers.asSlice(28),
                numbers.asSlice(32))) {
      x = numbers.get(JAVA_INT, 16);
      y = numbers.get(JAVA_INT, 20);
    }
    return x != beforeX || y != beforeY;
  }

  /// Some servers have no picture of the root window's own cursor; then the one before stays.
  private void readShape() {
    if (display.lost()) {
      return;
    }
    MemorySegment found = xfixes.XFixesGetCursorImage(display.handle());
    if (found.address() == 0) {
      return;
    }
    MemorySegment image = found.reinterpret(IMAGE_SIZE);
    int width = Short.toUnsignedInt(image.get(JAVA_SHORT, WIDTH));
    int height = Short.toUnsignedInt(image.get(JAVA_SHORT, HEIGHT));
    int[] argb = new int[width * height];
    // Xlib keeps each 32-bit pixel in a `long`.
    MemorySegment pixels =
        image.get(ADDRESS, PIXELS).reinterpret(argb.length * JAVA_LONG.byteSize());
    for (int i = 0; i < argb.length; i++) {
      argb[i] = (int) pixels.getAtIndex(JAVA_LONG, i);
    }
    shape =
        new Shape(
            width,
            height,
            Short.toUnsignedInt(image.get(JAVA_SHORT, HOT_X)),
            Short.toUnsignedInt(image.get(JAVA_SHORT, HOT_Y)),
            argb);
    display.x().XFree(found);
  }

  /// Ends the present or next [#await]; from any thread.
  public void wake() {
    events.wake();
  }

  @Override
  public void close() {
    events.close();
    arena.close();
    display.close();
  }
}
