package de.beistand.agent.input;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import de.beistand.agent.input.Keymap.Context;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.XEvents;
import de.beistand.agent.x11.Xkb;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The keyboard layout of the X server in this moment, asked anew when it or the held modifiers
/// changed.
final class LayoutNow {
  // XkbStateRec
  private static final int STATE_SIZE = 18;
  private static final int GROUP = 0;
  private static final int BASE_MODS = 7;
  private static final int LOCKED_MODS = 9;
  private static final int MAP_EVENTS = 3; // XkbNewKeyboardNotifyMask | XkbMapNotifyMask

  private final XDisplay display;
  private final Xkb xkb = new Xkb();
  private final Consumer<Keymap> onRead;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment state = arena.allocate(STATE_SIZE);
  private final MemorySegment event = arena.allocate(XEvents.XEVENT_SIZE, 8);
  private @Nullable Keymap keymap;
  private @Nullable Context context;

  /// @param onRead takes every layout that was read
  LayoutNow(XDisplay display, Consumer<Keymap> onRead) throws X11UnavailableException {
    this.display = display;
    this.onRead = onRead;
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

  /// The layout under what is held and locked, but for Caps Lock; null if the server is gone.
  @Nullable Keymap read() {
    return read(Keymap.LOCK);
  }

  /// The layout under what is held and locked.
  ///
  /// @param ignored modifier bits that are taken as not held
  ///
  /// @return null if the server is gone
  @Nullable Keymap read(int ignored) {
    display.x().XFlush(display.handle());
    xkb.XkbGetState(display.handle(), Xkb.USE_CORE_KEYBOARD, state);
    Context now =
        new Context(state.get(JAVA_BYTE, GROUP), (heldModifiers() | lockedModifiers()) & ~ignored);
    boolean stale = false;
    while (display.x().XPending(display.handle()) > 0) { // only changes of the map come here
      display.x().XNextEvent(display.handle(), event);
      stale = true;
    }
    if (stale || keymap == null || !now.equals(context)) {
      Optional<Keymap> read = Keymap.read(display, xkb, now);
      read.ifPresent(onRead);
      keymap = read.orElse(null);
      context = now;
    }
    return keymap;
  }

  /// Bits of the modifiers that were held at the last [#read].
  int heldModifiers() {
    return Byte.toUnsignedInt(state.get(JAVA_BYTE, BASE_MODS));
  }

  /// Bits of the modifiers that were locked at the last [#read].
  int lockedModifiers() {
    return Byte.toUnsignedInt(state.get(JAVA_BYTE, LOCKED_MODS));
  }

  void lockCaps(boolean on) {
    xkb.XkbLockModifiers(
        display.handle(), Xkb.USE_CORE_KEYBOARD, Keymap.LOCK, on ? Keymap.LOCK : 0);
  }

  void close() {
    arena.close();
  }
}
