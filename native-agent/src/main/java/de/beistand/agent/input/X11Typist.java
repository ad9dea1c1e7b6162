package de.beistand.agent.input;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import de.beistand.agent.input.Keymap.Context;
import de.beistand.agent.input.Keymap.Stroke;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XEvents;
import de.beistand.agent.x11.Xkb;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Types characters on any layout: with the layout's own keys, Shift and AltGr where it has the
/// character, else on a spare key.
///
/// Modifiers that the technician holds are let go while text is typed and pressed again after it.
/// Those that the customer holds stay: Shift and AltGr are reckoned with, and under Ctrl, Alt or
/// the like nothing is typed, as it would be commands and not text.
final class X11Typist {
  // XkbStateRec
  private static final int STATE_SIZE = 18;
  private static final int GROUP = 0;
  private static final int BASE_MODS = 7;
  private static final int LOCKED_MODS = 9;
  private static final int MAP_EVENTS = 3; // XkbNewKeyboardNotifyMask | XkbMapNotifyMask

  private final XDisplay display;
  private final Xkb xkb = new Xkb();
  private final HeldKeys keys;
  private final OwnWindows ownWindows;
  private final SpareKeys spares;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(STATE_SIZE);
  private final MemorySegment event = arena.allocate(XEvents.XEVENT_SIZE, 8);
  private @Nullable Keymap keymap;
  private @Nullable Context context;

  X11Typist(XDisplay display, HeldKeys keys, FocusedProgram program, OwnWindows ownWindows)
      throws X11UnavailableException {
    this.display = display;
    this.keys = keys;
    this.ownWindows = ownWindows;
    spares = new SpareKeys(display, program);
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment numbers = scratch.allocate(20, 4);
      if (!xkb.XkbQueryExtension(
          display.handle(),
          numbers,
          numbers.asSlice(4),
          numbers.asSlice(8),
          numbers.asSlice(12),
          numbers.asSlice(16))) {
        throw new X11UnavailableException("the X server has no extension XKEYBOARD");
      }
    }
    xkb.XkbSelectEvents(display.handle(), Xkb.USE_CORE_KEYBOARD, MAP_EVENTS, MAP_EVENTS);
  }

  /// Returns what was not typed.
  String type(String text) {
    Keymap before = current();
    if (before == null || ownWindows.hasFocus()) {
      return text;
    }
    List<Integer> ours = keys.release(code -> modifiersOf(before, code) != 0);
    Keymap now = current();
    boolean capsLock = (lockedModifiers() & Keymap.LOCK) != 0;
    if (capsLock) {
      lockCaps(false);
    }
    String untyped =
        now == null || (heldModifiers() & ~(Keymap.SHIFT | now.level3())) != 0
            ? text
            : typeWith(now, text.replace("\r\n", "\n").replace('\r', '\n'));
    if (capsLock) {
      lockCaps(true);
    }
    // A lock has done its work when its key was released: to press it again would undo it.
    ours.stream().filter(code -> !isLock(before, code)).forEach(keys::press);
    display.sync();
    return untyped;
  }

  /// The key that gives this character by itself, whatever is held; empty if there is none.
  OptionalInt keyOf(int character) {
    Keymap now = current();
    if (now == null) {
      return OptionalInt.empty();
    }
    return Stream.of(character, Character.toUpperCase(character))
        .map(candidate -> onLayout(now, candidate))
        .filter(stroke -> stroke != null && !stroke.shift() && !stroke.altGr())
        .mapToInt(Stroke::keycode)
        .findFirst();
  }

  private static int modifiersOf(Keymap keymap, int keycode) {
    return keymap.modifiers().getOrDefault(keycode, 0);
  }

  private static boolean isLock(Keymap keymap, int keycode) {
    long keysym = keymap.keysyms().getOrDefault(keycode, Keysyms.NO_SYMBOL);
    return keysym == Keysyms.CAPS_LOCK || keysym == Keysyms.NUM_LOCK;
  }

  private String typeWith(Keymap now, String text) {
    int[] characters = text.codePoints().toArray();
    StringBuilder untyped = new StringBuilder();
    int prepared = 0;
    for (int i = 0; i < characters.length; i++) {
      if (ownWindows.hasFocus()) {
        return untyped.append(new String(characters, i, characters.length - i)).toString();
      }
      if (i == prepared) {
        prepared = lendAhead(now, characters, i);
      }
      Stroke stroke = strokeFor(now, characters[i]);
      if (stroke == null) {
        untyped.appendCodePoint(characters[i]);
      } else {
        strike(now, stroke);
      }
    }
    return untyped.toString();
  }

  /// Lends keys to as many of the next characters as there are spare keys, in one go, so that
  /// programs see few changes of the map; returns the index after them.
  private int lendAhead(Keymap now, int[] characters, int from) {
    Set<Long> wanted = new HashSet<>();
    boolean changed = false;
    int i = from;
    for (; i < characters.length; i++) {
      if (!isPrintable(characters[i]) || onLayout(now, characters[i]) != null) {
        continue;
      }
      long keysym = Keysyms.of(characters[i]);
      if (!wanted.contains(keysym) && wanted.size() == spares.size()) {
        break;
      }
      wanted.add(keysym);
      changed |= !spares.has(keysym);
    }
    wanted.forEach(spares::lend);
    if (changed) {
      display.sync();
    }
    return Math.max(i, from + 1);
  }

  private @Nullable Stroke strokeFor(Keymap now, int character) {
    Stroke stroke = onLayout(now, character);
    if (stroke != null || !isPrintable(character)) {
      return stroke;
    }
    int spare = spares.lend(Keysyms.of(character));
    return spare == 0 ? null : new Stroke(spare, false, false);
  }

  private @Nullable Stroke onLayout(Keymap now, int character) {
    Stroke stroke = now.strokes().get(character);
    return stroke == null || spares.owns(stroke.keycode()) ? null : stroke;
  }

  private void strike(Keymap now, Stroke stroke) {
    if (stroke.shift()) {
      keys.press(now.shiftKey());
    }
    if (stroke.altGr()) {
      keys.press(now.level3Key());
    }
    keys.tap(stroke.keycode());
    spares.strike(stroke.keycode());
    if (stroke.altGr()) {
      keys.release(now.level3Key());
    }
    if (stroke.shift()) {
      keys.release(now.shiftKey());
    }
  }

  private static boolean isPrintable(int character) {
    return !Character.isISOControl(character)
        && Character.isDefined(character)
        && Character.getType(character) != Character.SURROGATE;
  }

  /// The layout as it is now, or null if the server is gone.
  private @Nullable Keymap current() {
    display.x().XFlush(display.handle());
    xkb.XkbGetState(display.handle(), Xkb.USE_CORE_KEYBOARD, state);
    Context now =
        new Context(
            state.get(JAVA_BYTE, GROUP), (heldModifiers() | lockedModifiers()) & ~Keymap.LOCK);
    boolean stale = false;
    while (display.x().XPending(display.handle()) > 0) { // only changes of the map come here
      display.x().XNextEvent(display.handle(), event);
      stale = true;
    }
    if (stale || keymap == null || !now.equals(context)) {
      Optional<Keymap> read = Keymap.read(display, xkb, now);
      read.ifPresent(spares::adopt);
      keymap = read.orElse(null);
      context = now;
    }
    return keymap;
  }

  private int heldModifiers() {
    return Byte.toUnsignedInt(state.get(JAVA_BYTE, BASE_MODS));
  }

  private int lockedModifiers() {
    return Byte.toUnsignedInt(state.get(JAVA_BYTE, LOCKED_MODS));
  }

  private void lockCaps(boolean on) {
    xkb.XkbLockModifiers(
        display.handle(), Xkb.USE_CORE_KEYBOARD, Keymap.LOCK, on ? Keymap.LOCK : 0);
  }

  void close() {
    if (!display.lost()) {
      spares.close();
    }
    arena.close();
  }
}
