package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// The events of one connection, awaited by one thread without polling, which other threads can
/// wake.
public final class XEvents implements AutoCloseable {
  /// Size of Xlib's `XEvent` in bytes.
  public static final long XEVENT_SIZE = 192;

  private static final short POLLIN = 1;
  private static final int POLLFD_SIZE = 8;
  private static final int POLLFD_REVENTS = 6;
  private static final int EFD_CLOEXEC_NONBLOCK = 02000000 | 04000;

  /// What ended a wait.
  public enum Wait {
    EVENT,
    WOKEN,
    /// The server is gone: no event will ever come.
    LOST
  }

  private final XDisplay display;
  private final LibC c;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment event = arena.allocate(XEVENT_SIZE, 8);
  private final MemorySegment descriptors = arena.allocate(2 * POLLFD_SIZE, 8);
  private final MemorySegment counter = arena.allocate(JAVA_LONG);
  private final MemorySegment one = arena.allocateFrom(JAVA_LONG, 1);
  private final int wakeDescriptor;
  private boolean closed;

  public XEvents(XDisplay display) throws X11UnavailableException {
    this.display = display;
    c = new LibC();
    wakeDescriptor = c.eventfd(0, EFD_CLOEXEC_NONBLOCK);
    if (wakeDescriptor < 0) {
      arena.close();
      throw new X11UnavailableException("no file descriptor is left");
    }
    watch(0, display.x().XConnectionNumber(display.handle()));
    watch(1, wakeDescriptor);
  }

  private void watch(int index, int descriptor) {
    descriptors.set(JAVA_INT, (long) index * POLLFD_SIZE, descriptor);
    descriptors.set(JAVA_SHORT, (long) index * POLLFD_SIZE + 4, POLLIN);
  }

  /// Waits for the next event, which [#event()] then holds. Wakes count before events.
  ///
  /// @param timeoutMillis −1 for ever; after this time it returns WOKEN
  public Wait await(int timeoutMillis) {
    while (!display.lost()) {
      if (takeWake()) {
        return Wait.WOKEN;
      }
      if (display.x().XPending(display.handle()) > 0) {
        display.x().XNextEvent(display.handle(), event);
        return Wait.EVENT;
      }
      if (!display.lost() && c.poll(descriptors, 2, timeoutMillis) == 0) {
        return Wait.WOKEN;
      }
    }
    return Wait.LOST;
  }

  /// Whether an event is here already; then [#event()] holds it.
  public boolean poll() {
    if (display.lost() || display.x().XPending(display.handle()) == 0) {
      return false;
    }
    display.x().XNextEvent(display.handle(), event);
    return true;
  }

  /// The latest event, an `XEvent`; the next wait overwrites it.
  public MemorySegment event() {
    return event;
  }

  private boolean takeWake() {
    short ready = descriptors.get(JAVA_SHORT, POLLFD_SIZE + POLLFD_REVENTS);
    if (ready == 0) {
      return false;
    }
    descriptors.set(JAVA_SHORT, POLLFD_SIZE + POLLFD_REVENTS, (short) 0);
    return c.read(wakeDescriptor, counter, JAVA_LONG.byteSize()) > 0;
  }

  /// Ends the present or next wait; from any thread, harmless after close.
  public synchronized void wake() {
    if (!closed && c.write(wakeDescriptor, one, JAVA_LONG.byteSize()) < 0) {
      throw new IllegalStateException("the wake-up counter is full");
    }
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      c.close(wakeDescriptor);
      arena.close();
    }
  }
}
