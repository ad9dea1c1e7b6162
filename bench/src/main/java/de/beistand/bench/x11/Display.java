package de.beistand.bench.x11;

import static de.beistand.acceptance.net.Native.INT;
import static de.beistand.acceptance.net.Native.LONG;
import static de.beistand.acceptance.net.Native.POINTER;
import static de.beistand.acceptance.net.Native.intOf;
import static de.beistand.acceptance.net.Native.longOf;
import static de.beistand.acceptance.net.Native.pointerOf;

import de.beistand.acceptance.net.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One connection to an X server. Belongs to the thread that uses it; a second thread opens a
/// second one.
///
/// Xlib ends the process on a protocol error, which is right for a measuring program.
public final class Display implements AutoCloseable {
  static final SymbolLookup XLIB = Native.library("libX11.so.6");

  private static final int KEY_PRESS = 2;
  private static final int KEY_PRESS_MASK = 1;
  private static final int SIZE_OF_EVENT = 192;
  private static final int KEYCODE_IN_EVENT = 84;
  private static final int SIZE_OF_ATTRIBUTES = 112;
  private static final int EVENT_MASK_IN_ATTRIBUTES = 72;
  private static final int OVERRIDE_REDIRECT_IN_ATTRIBUTES = 88;
  private static final long CW_OVERRIDE_REDIRECT = 1 << 9;
  private static final long CW_EVENT_MASK = 1 << 11;
  private static final int INPUT_OUTPUT = 1;
  private static final int QUEUED_AFTER_READING = 1;
  private static final int REVERT_TO_POINTER_ROOT = 1;

  private static final MethodHandle OPEN = pointer("XOpenDisplay", POINTER);
  private static final MethodHandle CLOSE = integer("XCloseDisplay", POINTER);
  private static final MethodHandle SCREEN = integer("XDefaultScreen", POINTER);
  private static final MethodHandle ROOT = number("XRootWindow", POINTER, INT);
  private static final MethodHandle WIDTH = integer("XDisplayWidth", POINTER, INT);
  private static final MethodHandle HEIGHT = integer("XDisplayHeight", POINTER, INT);
  private static final MethodHandle DEPTH = integer("XDefaultDepth", POINTER, INT);
  private static final MethodHandle VISUAL = pointer("XDefaultVisual", POINTER, INT);
  private static final MethodHandle CREATE_WINDOW =
      number(
          "XCreateWindow",
          POINTER,
          LONG,
          INT,
          INT,
          INT,
          INT,
          INT,
          INT,
          INT,
          POINTER,
          LONG,
          POINTER);
  private static final MethodHandle MAP_RAISED = integer("XMapRaised", POINTER, LONG);
  private static final MethodHandle LOWER = integer("XLowerWindow", POINTER, LONG);
  private static final MethodHandle BACKGROUND =
      integer("XSetWindowBackgroundPixmap", POINTER, LONG, LONG);
  private static final MethodHandle DESTROY = integer("XDestroyWindow", POINTER, LONG);
  private static final MethodHandle MOVE = integer("XMoveWindow", POINTER, LONG, INT, INT);
  private static final MethodHandle CREATE_PIXMAP =
      number("XCreatePixmap", POINTER, LONG, INT, INT, INT);
  private static final MethodHandle FREE_PIXMAP = integer("XFreePixmap", POINTER, LONG);
  private static final MethodHandle FOCUS = integer("XSetInputFocus", POINTER, LONG, INT, LONG);
  private static final MethodHandle FLUSH = integer("XFlush", POINTER);
  private static final MethodHandle SYNC = integer("XSync", POINTER, INT);
  private static final MethodHandle EVENTS_QUEUED = integer("XEventsQueued", POINTER, INT);
  private static final MethodHandle NEXT_EVENT = integer("XNextEvent", POINTER, POINTER);

  private static final MethodHandle SETENV =
      Native.function(Native.libc(), "setenv", INT, new MemoryLayout[] {POINTER, POINTER, INT});

  private final Arena arena = Arena.ofShared();
  private final MemorySegment event = arena.allocate(SIZE_OF_EVENT, 8);
  private final MemorySegment connection;
  private final int screen;

  private Display(MemorySegment connection) {
    this.connection = connection;
    this.screen = intOf(() -> (int) SCREEN.invokeExact(connection));
  }

  /// Connects to `:7` or the like; `null` if no server answers there.
  public static @Nullable Display tryOpen(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment connection =
          pointerOf(() -> (MemorySegment) OPEN.invokeExact(arena.allocateFrom(name)));
      return connection.address() == 0 ? null : new Display(connection);
    }
  }

  /// Where the next connections find their cookie (`XAUTHORITY`, which Xlib reads from the C
  /// environment).
  public static void authority(String file) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom("XAUTHORITY");
      MemorySegment value = arena.allocateFrom(file);
      int unused = intOf(() -> (int) SETENV.invokeExact(name, value, 1));
    }
  }

  public static Display open(String name) {
    Display display = tryOpen(name);
    if (display == null) {
      throw new IllegalStateException("no X server at " + name);
    }
    return display;
  }

  MemorySegment connection() {
    return connection;
  }

  int screen() {
    return screen;
  }

  MemorySegment visual() {
    return pointerOf(() -> (MemorySegment) VISUAL.invokeExact(connection, screen));
  }

  public long root() {
    return longOf(() -> (long) ROOT.invokeExact(connection, screen));
  }

  public int width() {
    return intOf(() -> (int) WIDTH.invokeExact(connection, screen));
  }

  public int height() {
    return intOf(() -> (int) HEIGHT.invokeExact(connection, screen));
  }

  int depth() {
    return intOf(() -> (int) DEPTH.invokeExact(connection, screen));
  }

  /// A window without a frame that no window manager touches, above the others, with key presses
  /// selected.
  public Surface window(Area area) {
    MemorySegment attributes = arena.allocate(SIZE_OF_ATTRIBUTES, 8);
    attributes.set(ValueLayout.JAVA_INT, OVERRIDE_REDIRECT_IN_ATTRIBUTES, 1);
    attributes.set(ValueLayout.JAVA_LONG, EVENT_MASK_IN_ATTRIBUTES, KEY_PRESS_MASK);
    long mask = CW_OVERRIDE_REDIRECT | CW_EVENT_MASK;
    long root = root();
    int depth = depth();
    MemorySegment visual = visual();
    long id =
        longOf(
            () ->
                (long)
                    CREATE_WINDOW.invokeExact(
                        connection,
                        root,
                        area.x(),
                        area.y(),
                        area.width(),
                        area.height(),
                        0,
                        depth,
                        INPUT_OUTPUT,
                        visual,
                        mask,
                        attributes));
    int unused = intOf(() -> (int) MAP_RAISED.invokeExact(connection, id));
    return new Surface(this, id, area.width(), area.height());
  }

  /// Memory of the X server to draw into unseen.
  public Surface pixmap(int width, int height) {
    long root = root();
    int depth = depth();
    long id =
        longOf(() -> (long) CREATE_PIXMAP.invokeExact(connection, root, width, height, depth));
    return new Surface(this, id, width, height);
  }

  public void free(Surface pixmap) {
    int unused = intOf(() -> (int) FREE_PIXMAP.invokeExact(connection, pixmap.id()));
  }

  public void lower(Surface window) {
    int unused = intOf(() -> (int) LOWER.invokeExact(connection, window.id()));
  }

  /// What the server paints by itself where the window is uncovered.
  public void background(Surface window, Surface pixmap) {
    int unused = intOf(() -> (int) BACKGROUND.invokeExact(connection, window.id(), pixmap.id()));
  }

  public void destroy(Surface window) {
    int unused = intOf(() -> (int) DESTROY.invokeExact(connection, window.id()));
  }

  public void move(Surface window, int x, int y) {
    int unused = intOf(() -> (int) MOVE.invokeExact(connection, window.id(), x, y));
  }

  public void focus(Surface window) {
    int unused =
        intOf(() -> (int) FOCUS.invokeExact(connection, window.id(), REVERT_TO_POINTER_ROOT, 0L));
  }

  /// Hands what was drawn to the X server.
  public void flush() {
    int unused = intOf(() -> (int) FLUSH.invokeExact(connection));
  }

  /// Waits until the X server has done all that was asked.
  public void sync() {
    int unused = intOf(() -> (int) SYNC.invokeExact(connection, 0));
  }

  /// The keycode of the next key press that has arrived; other events are dropped. Never waits.
  public OptionalInt nextKeyPress() {
    while (intOf(() -> (int) EVENTS_QUEUED.invokeExact(connection, QUEUED_AFTER_READING)) > 0) {
      int unused = intOf(() -> (int) NEXT_EVENT.invokeExact(connection, event));
      if (event.get(ValueLayout.JAVA_INT, 0) == KEY_PRESS) {
        return OptionalInt.of(event.get(ValueLayout.JAVA_INT, KEYCODE_IN_EVENT));
      }
    }
    return OptionalInt.empty();
  }

  /// Takes every event that has arrived; true if there was one. Never waits.
  public boolean drain() {
    boolean some = false;
    while (intOf(() -> (int) EVENTS_QUEUED.invokeExact(connection, QUEUED_AFTER_READING)) > 0) {
      int unused = intOf(() -> (int) NEXT_EVENT.invokeExact(connection, event));
      some = true;
    }
    return some;
  }

  @Override
  public void close() {
    int unused = intOf(() -> (int) CLOSE.invokeExact(connection));
    arena.close();
  }

  static MethodHandle integer(String name, MemoryLayout... parameters) {
    return Native.function(XLIB, name, INT, parameters);
  }

  static MethodHandle number(String name, MemoryLayout... parameters) {
    return Native.function(XLIB, name, LONG, parameters);
  }

  static MethodHandle pointer(String name, MemoryLayout... parameters) {
    return Native.function(XLIB, name, POINTER, parameters);
  }
}
