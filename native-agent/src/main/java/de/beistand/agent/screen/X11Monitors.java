package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.x11.LibXrandr;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The monitors of an X11 desktop (RandR 1.5), and whether an event says that they changed.
public final class X11Monitors {
  private static final int OLDEST_MAJOR = 1;
  private static final int OLDEST_MINOR = 5;
  private static final int CONFIGURE_NOTIFY = 22;
  private static final long STRUCTURE_NOTIFY = 1L << 17;
  private static final long SUBSTRUCTURE_NOTIFY = 1L << 19;
  private static final int DESTROY_NOTIFY = 17;

  /// RRScreenChange, RRCrtcChange, RROutputChange and RRResourceChange.
  private static final int CHANGES = 1 | 1 << 1 | 1 << 2 | 1 << 6;

  // XRRMonitorInfo
  private static final int NAME = 0;
  private static final int PRIMARY = 8;
  private static final int X = 20;
  private static final int Y = 24;
  private static final int WIDTH = 28;
  private static final int HEIGHT = 32;
  private static final int SIZE = 56;
  private static final int LONGEST_NAME = 1024;

  private final XDisplay display;
  private final LibXrandr xrandr = new LibXrandr();
  private final int firstEvent;

  public X11Monitors(XDisplay display) throws X11UnavailableException {
    this.display = display;
    firstEvent = display.extension("RANDR").firstEvent();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment version = arena.allocate(JAVA_INT, 2);
      xrandr.XRRQueryVersion(display.handle(), version, version.asSlice(4));
      int major = version.getAtIndex(JAVA_INT, 0);
      if (major < OLDEST_MAJOR
          || (major == OLDEST_MAJOR && version.getAtIndex(JAVA_INT, 1) < OLDEST_MINOR)) {
        throw new X11UnavailableException("the X server has no RandR 1.5");
      }
    }
  }

  /// Asks for events when monitors or the size of the desktop change.
  void watch() {
    display.x().XSelectInput(display.handle(), display.root(), STRUCTURE_NOTIFY);
    xrandr.XRRSelectInput(display.handle(), display.root(), CHANGES);
  }

  /// Also asks for events when windows come, go or move.
  void watchWindows(boolean also) {
    long mask = also ? STRUCTURE_NOTIFY | SUBSTRUCTURE_NOTIFY : STRUCTURE_NOTIFY;
    display.x().XSelectInput(display.handle(), display.root(), mask);
  }

  /// Whether this `XEvent` tells of a change.
  boolean isChange(MemorySegment event) {
    int type = event.get(JAVA_INT, 0);
    return (type >= DESTROY_NOTIFY && type <= CONFIGURE_NOTIFY)
        || type == firstEvent
        || type == firstEvent + 1;
  }

  /// The monitors in use now, the primary one first; empty if the server is gone.
  public List<Monitor> list() {
    List<Monitor> monitors = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment count = arena.allocate(JAVA_INT);
      MemorySegment found = xrandr.XRRGetMonitors(display.handle(), display.root(), true, count);
      if (found.address() == 0) {
        return List.of();
      }
      int length = count.get(JAVA_INT, 0);
      MemorySegment list = found.reinterpret((long) length * SIZE);
      for (int i = 0; i < length; i++) {
        Monitor monitor = read(list.asSlice((long) i * SIZE, SIZE));
        monitors.add(monitor.primary() ? 0 : monitors.size(), monitor);
      }
      xrandr.XRRFreeMonitors(found);
    }
    return List.copyOf(monitors);
  }

  private Monitor read(MemorySegment info) {
    long atom = info.get(JAVA_LONG, NAME);
    return new Monitor(
        atom,
        name(atom),
        info.get(JAVA_INT, PRIMARY) != 0,
        new Box(
            info.get(JAVA_INT, X),
            info.get(JAVA_INT, Y),
            info.get(JAVA_INT, WIDTH),
            info.get(JAVA_INT, HEIGHT)));
  }

  private String name(long atom) {
    MemorySegment name = display.x().XGetAtomName(display.handle(), atom);
    if (name.address() == 0) {
      return Long.toString(atom);
    }
    String text = name.reinterpret(LONGEST_NAME).getString(0);
    display.x().XFree(name);
    return text;
  }
}
