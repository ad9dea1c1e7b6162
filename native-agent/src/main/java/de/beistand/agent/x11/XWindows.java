package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What a connection can learn about the windows of a desktop, also of other programs. Used by the
/// thread of the connection.
public final class XWindows implements AutoCloseable {
  /// Properties longer than this are cut (in 4 bytes).
  private static final int LONGEST_PROPERTY = 4096;

  /// Nobody nests windows deeper.
  private static final int DEEPEST = 32;

  private static final int VIEWABLE = 2;
  private static final int INPUT_OUTPUT = 1;

  // XWindowAttributes
  private static final int ATTRIBUTES_SIZE = 136;
  private static final int WIDTH = 8;
  private static final int HEIGHT = 12;
  private static final int BORDER = 16;
  private static final int DEPTH = 20;
  private static final int CLASS = 40;
  private static final int MAP_STATE = 92;
  private static final int OVERRIDE_REDIRECT = 120;

  // Display: Xlib keeps these numbers at these places for all programs that were ever compiled
  // against it (`_XPrivDisplay` in Xlib.h, `resource_base` and `resource_mask` in Xlibint.h).
  private static final int RESOURCE_BASE = 40;
  private static final int RESOURCE_MASK = 48;

  private final XDisplay display;
  private final LibX11 x;
  private final LibX11Windows windows;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment attributes = arena.allocate(ATTRIBUTES_SIZE, 8);
  private final MemorySegment numbers = arena.allocate(64, 8);
  private final Map<String, Long> atoms = new HashMap<>();
  private final long numbersOfAProgram;

  public XWindows(XDisplay display) throws X11UnavailableException {
    this.display = display;
    x = display.x();
    windows = new LibX11Windows();
    numbersOfAProgram = mask(display.handle());
  }

  private static long mask(MemorySegment handle) throws X11UnavailableException {
    MemorySegment private_ = handle.reinterpret(RESOURCE_MASK + 8);
    long base = private_.get(JAVA_LONG, RESOURCE_BASE);
    long mask = private_.get(JAVA_LONG, RESOURCE_MASK);
    if (mask < 0xff || (mask & (mask + 1)) != 0 || base <= mask || (base & mask) != 0) {
      throw new X11UnavailableException("this Xlib keeps its numbers elsewhere");
    }
    return mask;
  }

  /// How a window is now.
  ///
  /// @param x of its content on the desktop, like `y`, `width` and `height`
  /// @param border pixels around the content
  /// @param unmanaged whether it bypasses the window manager, as menus do
  /// @param painted false for windows that only take input
  public record Look(
      int x,
      int y,
      int width,
      int height,
      int border,
      int depth,
      boolean viewable,
      boolean unmanaged,
      boolean painted) {}

  /// Empty if there is no such window any more.
  public Optional<Look> look(long window) {
    if (display.lost()
        || !windows.XGetWindowAttributes(display.handle(), window, attributes)
        || !translate(window, display.root(), 0, 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Look(
            numbers.get(JAVA_INT, 0),
            numbers.get(JAVA_INT, 8),
            attributes.get(JAVA_INT, WIDTH),
            attributes.get(JAVA_INT, HEIGHT),
            attributes.get(JAVA_INT, BORDER),
            attributes.get(JAVA_INT, DEPTH),
            attributes.get(JAVA_INT, MAP_STATE) == VIEWABLE,
            attributes.get(JAVA_INT, OVERRIDE_REDIRECT) != 0,
            attributes.get(JAVA_INT, CLASS) == INPUT_OUTPUT));
  }

  private boolean translate(long from, long to, int atX, int atY) {
    return windows.XTranslateCoordinates(
        display.handle(), from, to, atX, atY, numbers, numbers.asSlice(8), numbers.asSlice(16));
  }

  /// The connection that made a window: what two windows of one connection have in common.
  public long program(long window) {
    return window & ~numbersOfAProgram;
  }

  /// The children of a window from bottom to top.
  public List<Long> children(long window) {
    List<Long> found = new ArrayList<>();
    if (tree(window)) {
      long address = numbers.get(JAVA_LONG, 16);
      int count = numbers.get(JAVA_INT, 24);
      if (address != 0) {
        MemorySegment list = MemorySegment.ofAddress(address);
        MemorySegment ids = list.reinterpret(count * JAVA_LONG.byteSize());
        for (int i = 0; i < count; i++) {
          found.add(ids.getAtIndex(JAVA_LONG, i));
        }
        x.XFree(list);
      }
    }
    return found;
  }

  private boolean tree(long window) {
    return !display.lost()
        && x.XQueryTree(
                display.handle(),
                window,
                numbers,
                numbers.asSlice(8),
                numbers.asSlice(16),
                numbers.asSlice(24))
            != 0;
  }

  /// This window and the ones around it, without the root window.
  public List<Long> ancestry(long window) {
    List<Long> path = new ArrayList<>();
    long at = window;
    while (at != 0 && at != display.root() && path.size() < DEEPEST) {
      path.add(at);
      if (!tree(at)) {
        return path;
      }
      long list = numbers.get(JAVA_LONG, 16);
      long parent = numbers.get(JAVA_LONG, 8);
      if (list != 0) {
        x.XFree(MemorySegment.ofAddress(list));
      }
      at = parent;
    }
    return path;
  }

  /// The windows that lie on top at a pixel of the desktop, from the outermost to the innermost.
  public List<Long> at(int desktopX, int desktopY) {
    List<Long> path = new ArrayList<>();
    long window = display.root();
    while (path.size() < DEEPEST
        && !display.lost()
        && translate(display.root(), window, desktopX, desktopY)) {
      // The coordinates are in the window now; the child at them is the next one.
      window = numbers.get(JAVA_LONG, 16);
      if (window == 0) {
        return path;
      }
      path.add(window);
    }
    return path;
  }

  /// The window that has the keyboard, with the ones around it.
  public List<Long> focus() {
    if (display.lost()) {
      return List.of();
    }
    x.XGetInputFocus(display.handle(), numbers, numbers.asSlice(8));
    long window = numbers.get(JAVA_LONG, 0);
    return window <= 1 ? List.of() : ancestry(window);
  }

  /// Numbers in a property, such as windows or atoms; empty if it is not there.
  public List<Long> longs(long window, String property) {
    return read(window, property, 32)
        .map(
            value -> {
              List<Long> all = new ArrayList<>();
              for (long i = 0; i < value.byteSize() / 8; i++) {
                all.add(value.getAtIndex(JAVA_LONG, i));
              }
              return all;
            })
        .orElse(List.of());
  }

  /// Windows that the window manager manages, the oldest first.
  public List<Long> managed() {
    return longs(display.root(), "_NET_CLIENT_LIST");
  }

  /// The window that this one says it belongs to.
  public OptionalLong belongsTo(long window) {
    return longs(window, "WM_TRANSIENT_FOR").stream().mapToLong(Long::longValue).findFirst();
  }

  /// What the program writes above the window: hostile text, perhaps empty.
  public String title(long window) {
    Optional<String> modern =
        read(window, "_NET_WM_NAME", 8).map(value -> text(value, StandardCharsets.UTF_8));
    return modern
        .or(() -> read(window, "WM_NAME", 8).map(v -> text(v, StandardCharsets.ISO_8859_1)))
        .orElse("");
  }

  private static String text(MemorySegment value, java.nio.charset.Charset charset) {
    return new String(value.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE), charset);
  }

  /// A copy of a property of this format.
  private Optional<MemorySegment> read(long window, String property, int format) {
    MemorySegment n = numbers;
    if (display.lost()
        || !windows.XGetWindowProperty(
            display.handle(),
            window,
            atom(property),
            0,
            LONGEST_PROPERTY,
            false,
            0,
            n,
            n.asSlice(8),
            n.asSlice(16),
            n.asSlice(24),
            n.asSlice(32))) {
      return Optional.empty();
    }
    MemorySegment value = n.get(ADDRESS, 32);
    if (value.address() == 0) {
      return Optional.empty();
    }
    long items = n.get(JAVA_LONG, 16);
    // Xlib keeps each item of 32 bits in a `long`.
    long bytes = format == 32 ? items * 8 : items;
    Optional<MemorySegment> copy = Optional.empty();
    if (n.get(JAVA_INT, 8) == format && items > 0) {
      MemorySegment kept = Arena.ofAuto().allocate(bytes, 8);
      kept.copyFrom(value.reinterpret(bytes));
      copy = Optional.of(kept);
    }
    x.XFree(value);
    return copy;
  }

  /// The number of a name.
  public long atom(String name) {
    return atoms.computeIfAbsent(
        name,
        _ -> {
          try (Arena scratch = Arena.ofConfined()) {
            return x.XInternAtom(display.handle(), scratch.allocateFrom(name), false);
          }
        });
  }

  /// Gives a picture back that the server keeps for us.
  public void freePixmap(long pixmap) {
    if (!display.lost()) {
      windows.XFreePixmap(display.handle(), pixmap);
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
