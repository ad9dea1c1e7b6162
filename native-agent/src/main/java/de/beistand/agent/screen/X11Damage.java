package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import de.beistand.agent.x11.LibXdamage;
import de.beistand.agent.x11.LibXfixes;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What programs draw, as the X server reports it (the DAMAGE extension): a damage object gathers
/// the rectangles of one window until they are taken. Used by the thread of the connection.
///
/// One notice tells of all that is drawn until the object is taken the next time, however much.
final class X11Damage implements AutoCloseable {
  private static final int DAMAGE_NOTIFY = 0;
  private static final int REPORT_NON_EMPTY = 3;

  /// Size of an `XRectangle`: x, y, width, height.
  private static final int RECTANGLE_SIZE = 8;

  private final XDisplay display;
  private final LibXfixes xfixes = new LibXfixes();
  private final LibXdamage xdamage = new LibXdamage();
  private final Arena arena = Arena.ofShared();
  private final MemorySegment count = arena.allocate(JAVA_INT);
  private final int firstEvent;
  private final long region;

  X11Damage(XDisplay display) throws X11UnavailableException {
    this.display = display;
    firstEvent = display.extension("DAMAGE").firstEvent();
    display.extension("XFIXES");
    askVersions();
    region = xfixes.XFixesCreateRegion(display.handle(), MemorySegment.NULL, 0);
  }

  /// Servers refuse the requests of these extensions before they were asked for their version.
  private void askVersions() {
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment version = scratch.allocate(JAVA_INT, 2);
      version.setAtIndex(JAVA_INT, 0, 5);
      xfixes.XFixesQueryVersion(display.handle(), version, version.asSlice(4));
      version.setAtIndex(JAVA_INT, 0, 1);
      version.setAtIndex(JAVA_INT, 1, 1);
      xdamage.XDamageQueryVersion(display.handle(), version, version.asSlice(4));
    }
  }

  /// Whether this `XEvent` says that something was drawn.
  boolean isNotice(MemorySegment event) {
    return event.get(JAVA_INT, 0) == firstEvent + DAMAGE_NOTIFY;
  }

  /// Makes a damage object of a window; one that is gone is an error of the display.
  long create(long window) {
    return xdamage.XDamageCreate(display.handle(), window, REPORT_NON_EMPTY);
  }

  /// Gives a damage object back.
  void destroy(long object) {
    xdamage.XDamageDestroy(display.handle(), object);
  }

  /// Adds what was drawn since the last time. First the server forgets it, then it is looked at the
  /// pixels: what is drawn in between is damage again.
  ///
  /// @param within the part that counts, in pixels of the window
  /// @param into gets it in pixels of that part
  void take(long object, Box within, Damage into) {
    xdamage.XDamageSubtract(display.handle(), object, 0, region);
    MemorySegment rectangles = xfixes.XFixesFetchRegion(display.handle(), region, count);
    if (rectangles.address() == 0) {
      return;
    }
    int length = count.get(JAVA_INT, 0);
    MemorySegment list = rectangles.reinterpret((long) length * RECTANGLE_SIZE);
    for (int i = 0; i < length; i++) {
      add(list, (long) i * RECTANGLE_SIZE, within, into);
    }
    display.x().XFree(rectangles);
  }

  private static void add(MemorySegment list, long at, Box within, Damage into) {
    int x = list.get(JAVA_SHORT, at);
    int y = list.get(JAVA_SHORT, at + 2);
    int left = Math.max(x - within.x(), 0);
    int top = Math.max(y - within.y(), 0);
    int right = x + unsigned(list, at + 4) - within.x();
    int bottom = y + unsigned(list, at + 6) - within.y();
    into.add(
        left, top, Math.min(right, within.width()) - left, Math.min(bottom, within.height()) - top);
  }

  private static int unsigned(MemorySegment list, long at) {
    return Short.toUnsignedInt(list.get(JAVA_SHORT, at));
  }

  /// The server forgets the rest with the connection.
  @Override
  public void close() {
    arena.close();
  }
}
