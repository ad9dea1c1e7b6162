package de.beistand.agent.input;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.x11.LibX11;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XEvents;
import de.beistand.agent.x11.XEvents.Wait;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The program that has the keyboard focus, which can be asked whether it has read its input.
///
/// The question is the ping of the Extended Window Manager Hints: programs answer it in the order
/// of their events, so an answer means that all keys before it have been read. Most toolkits answer
/// (GTK, Qt, Chromium, AWT); xterm and plain Xlib programs do not. On a connection of its own, so
/// that its events do not mix with others.
final class FocusedProgram implements AutoCloseable {
  private static final long POINTER_ROOT = 1;
  private static final long SUBSTRUCTURE_NOTIFY = 1L << 19;
  private static final int CLIENT_MESSAGE = 33;

  // XClientMessageEvent
  private static final int TYPE = 0;
  private static final int WINDOW = 32;
  private static final int MESSAGE_TYPE = 40;
  private static final int FORMAT = 48;
  private static final int DATA = 56;

  /// What is known about the keys that were sent.
  enum Reading {
    /// All of them have been read.
    DONE,
    /// The program was asked and is still busy.
    BUSY,
    /// The program does not answer such questions.
    UNKNOWN
  }

  private final XDisplay display;
  private final LibX11 x;
  private final XEvents events;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment message = arena.allocate(XEvents.XEVENT_SIZE, 8);
  private final MemorySegment answers = arena.allocate(JAVA_LONG, 4);
  private final long protocols;
  private final long ping;
  private long serial;

  private FocusedProgram(XDisplay display) throws X11UnavailableException {
    this.display = display;
    x = display.x();
    protocols = atom("WM_PROTOCOLS");
    ping = atom("_NET_WM_PING");
    events = new XEvents(display);
  }

  static FocusedProgram open(@Nullable String displayName) throws X11UnavailableException {
    XDisplay display = XDisplay.open(displayName);
    try {
      return new FocusedProgram(display);
    } catch (X11UnavailableException e) {
      display.close();
      throw e;
    }
  }

  private long atom(String name) {
    try (Arena scratch = Arena.ofConfined()) {
      return x.XInternAtom(display.handle(), scratch.allocateFrom(name), false);
    }
  }

  /// Asks and waits for the answer; the keys in question must have reached the server before.
  Reading awaitReading(int timeoutMillis) {
    if (display.lost()) {
      return Reading.UNKNOWN;
    }
    Optional<Long> window = answeringWindow();
    if (window.isEmpty()) {
      return Reading.UNKNOWN;
    }
    x.XSelectInput(display.handle(), display.root(), SUBSTRUCTURE_NOTIFY);
    send(window.get(), ++serial);
    Reading reading = awaitAnswer(window.get(), timeoutMillis);
    x.XSelectInput(display.handle(), display.root(), 0);
    display.sync();
    while (events.poll()) {
      // what else happened on the root window in between
    }
    return reading;
  }

  private Reading awaitAnswer(long window, int timeoutMillis) {
    while (events.await(timeoutMillis) == Wait.EVENT) {
      MemorySegment event = events.event();
      if (event.get(JAVA_INT, TYPE) == CLIENT_MESSAGE
          && event.get(JAVA_LONG, MESSAGE_TYPE) == protocols
          && event.get(JAVA_LONG, DATA) == ping
          && event.get(JAVA_LONG, DATA + 8) == serial
          && event.get(JAVA_LONG, DATA + 16) == window) {
        return Reading.DONE;
      }
    }
    return Reading.BUSY;
  }

  /// The focused window or the nearest one around it that answers pings.
  private Optional<Long> answeringWindow() {
    x.XGetInputFocus(display.handle(), answers, answers.asSlice(8));
    long window = answers.get(JAVA_LONG, 0);
    while (window > POINTER_ROOT && window != display.root()) {
      if (answersPings(window)) {
        return Optional.of(window);
      }
      window = parent(window);
    }
    return Optional.empty();
  }

  private boolean answersPings(long window) {
    if (x.XGetWMProtocols(display.handle(), window, answers, answers.asSlice(8)) == 0) {
      return false;
    }
    int count = answers.get(JAVA_INT, 8);
    MemorySegment atoms = answers.get(ADDRESS, 0);
    boolean found =
        atoms
            .reinterpret(count * JAVA_LONG.byteSize())
            .elements(JAVA_LONG)
            .anyMatch(atom -> atom.get(JAVA_LONG, 0) == ping);
    x.XFree(atoms);
    return found;
  }

  /// 0 if the window is gone.
  private long parent(long window) {
    if (x.XQueryTree(
            display.handle(),
            window,
            answers,
            answers.asSlice(8),
            answers.asSlice(16),
            answers.asSlice(24))
        == 0) {
      return 0;
    }
    MemorySegment children = answers.get(ADDRESS, 16);
    if (children.address() != 0) {
      x.XFree(children);
    }
    return answers.get(JAVA_LONG, 8);
  }

  private void send(long window, long number) {
    message.fill((byte) 0);
    message.set(JAVA_INT, TYPE, CLIENT_MESSAGE);
    message.set(JAVA_LONG, WINDOW, window);
    message.set(JAVA_LONG, MESSAGE_TYPE, protocols);
    message.set(JAVA_INT, FORMAT, 32);
    message.set(JAVA_LONG, DATA, ping);
    message.set(JAVA_LONG, DATA + 8, number);
    message.set(JAVA_LONG, DATA + 16, window);
    x.XSendEvent(display.handle(), window, false, 0, message);
  }

  @Override
  public void close() {
    events.close();
    arena.close();
    display.close();
  }
}
