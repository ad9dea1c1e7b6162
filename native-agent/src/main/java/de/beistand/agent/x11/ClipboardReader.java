package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads the selection CLIPBOARD of an X11 desktop (ICCCM § 2), large ones in steps (`INCR`), and
/// knows when it changed hands (XFixes). For one thread.
///
/// An owner that hangs costs the patience and no more; what it says later is not mistaken for an
/// answer to the next question, because each has a property of its own.
public final class ClipboardReader implements AutoCloseable {
  private static final int PROPERTY_NOTIFY = 28;
  private static final int SELECTION_NOTIFY = 31;
  private static final long PROPERTY_CHANGE_MASK = 1 << 22;
  private static final long SET_OWNER_MASK = 1;
  private static final int NEW_VALUE = 0;
  private static final int APPEND = 2;
  private static final int BITS_OF_ATOMS = 32;

  // XSelectionEvent, XPropertyEvent, XFixesSelectionNotifyEvent
  private static final int SELECTION_PROPERTY = 56;
  private static final int SELECTION_TARGET = 48;
  private static final int PROPERTY_ATOM = 40;
  private static final int PROPERTY_TIME = 48;
  private static final int PROPERTY_STATE = 56;
  private static final int OWNER_TIME = 64;

  private static final int PROPERTIES = 16;

  /// What a request came back with.
  public sealed interface Answer {
    record Bytes(byte[] bytes) implements Answer {}

    /// Nobody owns the clipboard, or its owner does not have it in this form.
    record Absent() implements Answer {}

    record TooLarge() implements Answer {}

    /// The owner was silent for too long, or the X server is gone.
    record Silence() implements Answer {}
  }

  private final XDisplay display;
  private final LibX11Windows windows = new LibX11Windows();
  private final LibSelections selections = new LibSelections();
  private final XEvents events;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment numbers = arena.allocate(64, 8);
  private final long window;
  private final long clipboard;
  private final long incr;
  private final long clock;
  private final int ownerNotify;
  private final Duration patience;
  private int requests;
  private long lastChange = -1;

  private ClipboardReader(XDisplay display, Duration patience) throws X11UnavailableException {
    this.display = display;
    this.patience = patience;
    window = selections.createWindow(display.handle(), display.root());
    clipboard = atom("CLIPBOARD");
    incr = atom("INCR");
    clock = atom("BEISTAND_CLOCK");
    display.x().XSelectInput(display.handle(), window, PROPERTY_CHANGE_MASK);
    ownerNotify = display.extension("XFIXES").firstEvent();
    numbers.setAtIndex(JAVA_INT, 0, 5);
    new LibXfixes().XFixesQueryVersion(display.handle(), numbers, numbers.asSlice(4));
    selections.XFixesSelectSelectionInput(display.handle(), window, clipboard, SET_OWNER_MASK);
    events = new XEvents(display);
    display.flush();
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  ///
  /// @param patience how long the owner of the clipboard may be silent
  public static ClipboardReader open(@Nullable String displayName, Duration patience)
      throws X11UnavailableException {
    XDisplay display = XDisplay.open(displayName);
    try {
      return new ClipboardReader(display, patience);
    } catch (X11UnavailableException e) {
      display.close();
      throw e;
    }
  }

  private long atom(String name) {
    try (Arena brief = Arena.ofConfined()) {
      return display.x().XInternAtom(display.handle(), brief.allocateFrom(name), false);
    }
  }

  /// Names of the forms that the owner offers; empty if there is no owner.
  public Optional<List<String>> targets() {
    if (display.lost() || selections.XGetSelectionOwner(display.handle(), clipboard) == 0) {
      return Optional.of(List.of());
    }
    return switch (read("TARGETS", Integer.MAX_VALUE / 8)) {
      case Answer.Bytes(byte[] bytes) -> Optional.of(names(bytes));
      case Answer.Absent _, Answer.TooLarge _ -> Optional.of(List.of());
      case Answer.Silence _ -> Optional.empty();
    };
  }

  /// Xlib gives atoms as longs.
  private List<String> names(byte[] atoms) {
    var names = new ArrayList<String>();
    MemorySegment list = MemorySegment.ofArray(atoms);
    for (int i = 0; i < atoms.length / 8; i++) {
      long atom = list.get(JAVA_LONG.withByteAlignment(1), 8L * i);
      MemorySegment name = display.x().XGetAtomName(display.handle(), atom);
      if (name.address() != 0) {
        names.add(name.reinterpret(Integer.MAX_VALUE).getString(0, StandardCharsets.ISO_8859_1));
        display.x().XFree(name);
      }
    }
    return names;
  }

  /// What the owner has in this form.
  ///
  /// @param most bytes
  public Answer read(String target, int most) {
    if (display.lost() || selections.XGetSelectionOwner(display.handle(), clipboard) == 0) {
      return new Answer.Absent();
    }
    requests++;
    long property = atom("BEISTAND_CLIPBOARD_" + requests % PROPERTIES);
    long form = atom(target);
    selections.XDeleteProperty(display.handle(), window, property);
    selections.XConvertSelection(display.handle(), clipboard, form, property, window, 0);
    boolean answered =
        await(
            event ->
                event.get(JAVA_INT, 0) == SELECTION_NOTIFY
                    && event.get(JAVA_LONG, SELECTION_TARGET) == form
                    && isFor(event, property));
    if (!answered) {
      return new Answer.Silence();
    }
    if (events.event().get(JAVA_LONG, SELECTION_PROPERTY) == 0) {
      return new Answer.Absent();
    }
    Property first = take(property, most);
    if (first.type != incr) {
      return first.answer();
    }
    return readInSteps(property, most);
  }

  /// Not an answer that comes too late for a request before; a refusal names no property.
  private static boolean isFor(MemorySegment event, long property) {
    long named = event.get(JAVA_LONG, SELECTION_PROPERTY);
    return named == property || named == 0;
  }

  private Answer readInSteps(long property, int most) {
    var all = new ByteArrayOutputStream();
    while (true) {
      boolean more =
          await(
              event ->
                  event.get(JAVA_INT, 0) == PROPERTY_NOTIFY
                      && event.get(JAVA_LONG, PROPERTY_ATOM) == property
                      && event.get(JAVA_INT, PROPERTY_STATE) == NEW_VALUE);
      if (!more) {
        return new Answer.Silence();
      }
      Property step = take(property, most - all.size());
      switch (step.answer()) {
        case Answer.Bytes(byte[] bytes) when bytes.length == 0 -> {
          return new Answer.Bytes(all.toByteArray());
        }
        case Answer.Bytes(byte[] bytes) -> all.writeBytes(bytes);
        case Answer.Absent _, Answer.TooLarge _, Answer.Silence _ -> {
          return step.answer();
        }
      }
    }
  }

  private record Property(long type, Answer answer) {}

  /// Reads a property and deletes it, which lets the owner go on.
  private Property take(long property, int most) {
    MemorySegment type = numbers;
    MemorySegment format = numbers.asSlice(8);
    MemorySegment count = numbers.asSlice(16);
    MemorySegment left = numbers.asSlice(24);
    MemorySegment data = numbers.asSlice(32);
    boolean there =
        windows.XGetWindowProperty(
            display.handle(),
            window,
            property,
            0,
            most / 4L + 1,
            true,
            0,
            type,
            format,
            count,
            left,
            data);
    if (!there) {
      return new Property(0, new Answer.Absent());
    }
    MemorySegment value = data.get(ADDRESS, 0);
    try {
      boolean isList = format.get(JAVA_INT, 0) == BITS_OF_ATOMS;
      long bytes = count.get(JAVA_LONG, 0) * (isList ? 8 : 1);
      if (left.get(JAVA_LONG, 0) > 0 || bytes > most) {
        selections.XDeleteProperty(display.handle(), window, property);
        return new Property(0, new Answer.TooLarge());
      }
      byte[] copy = bytes == 0 ? new byte[0] : value.reinterpret(bytes).toArray(JAVA_BYTE);
      return new Property(type.get(JAVA_LONG, 0), new Answer.Bytes(copy));
    } finally {
      if (value.address() != 0) {
        display.x().XFree(value);
      }
      display.flush();
    }
  }

  /// Waits until the clipboard changes hands, or did so shortly before the call.
  ///
  /// @param before how long ago at most
  /// @return false if it did not within `after`
  public boolean awaitChange(Duration before, Duration after) {
    long now = serverTime();
    if (lastChange >= 0 && now - lastChange <= before.toMillis()) {
      return true;
    }
    long seen = lastChange;
    await(_ -> lastChange != seen, after);
    return lastChange != seen;
  }

  /// The X server's clock in milliseconds: a property that changes tells it.
  private long serverTime() {
    selections.XChangeProperty(
        display.handle(), window, clock, clock, 8, APPEND, MemorySegment.NULL, 0);
    boolean told =
        await(
            event ->
                event.get(JAVA_INT, 0) == PROPERTY_NOTIFY
                    && event.get(JAVA_LONG, PROPERTY_ATOM) == clock);
    return told ? events.event().get(JAVA_LONG, PROPERTY_TIME) : Long.MAX_VALUE;
  }

  private boolean await(Predicate<MemorySegment> wanted) {
    return await(wanted, patience);
  }

  private boolean await(Predicate<MemorySegment> wanted, Duration atMost) {
    display.flush();
    long end = System.nanoTime() + atMost.toNanos();
    while (true) {
      long millis = (end - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      switch (events.await((int) millis)) {
        case EVENT -> {
          note(events.event());
          if (wanted.test(events.event())) {
            return true;
          }
        }
        case WOKEN -> {}
        case LOST -> {
          return false;
        }
      }
    }
  }

  private void note(MemorySegment event) {
    if (event.get(JAVA_INT, 0) == ownerNotify) {
      lastChange = event.get(JAVA_LONG, OWNER_TIME);
    }
  }

  @Override
  public void close() {
    events.close();
    display.close();
    arena.close();
  }
}
