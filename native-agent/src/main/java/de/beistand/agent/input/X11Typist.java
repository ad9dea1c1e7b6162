package de.beistand.agent.input;

import de.beistand.agent.input.Keymap.Stroke;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Types characters on any layout: with the layout's own keys, Shift and AltGr where it has the
/// character, else on a spare key.
///
/// Modifiers that the technician holds are let go while text is typed and pressed again after it.
/// Those that the customer holds stay: Shift and AltGr are reckoned with, and under Ctrl, Alt or
/// the like nothing is typed, as it would be commands and not text.
final class X11Typist {
  private final XDisplay display;
  private final HeldKeys keys;
  private final OwnWindows ownWindows;
  private final SpareKeys spares;
  private final LayoutNow layout;

  X11Typist(XDisplay display, HeldKeys keys, FocusedProgram program, OwnWindows ownWindows)
      throws X11UnavailableException {
    this.display = display;
    this.keys = keys;
    this.ownWindows = ownWindows;
    spares = new SpareKeys(display, program);
    layout = new LayoutNow(display, spares::adopt);
  }

  /// Presses what shortcuts mean on the same layout.
  X11Shortcuts shortcuts() {
    return new X11Shortcuts(layout, keys, spares::owns);
  }

  /// Returns what was not typed.
  String type(String text) {
    Keymap before = layout.read();
    if (before == null || ownWindows.hasFocus()) {
      return text;
    }
    List<Integer> ours = keys.release(code -> modifiersOf(before, code) != 0);
    Keymap now = layout.read();
    boolean capsLock = (layout.lockedModifiers() & Keymap.LOCK) != 0;
    if (capsLock) {
      layout.lockCaps(false);
    }
    String untyped =
        now == null || (layout.heldModifiers() & ~(Keymap.SHIFT | now.level3())) != 0
            ? text
            : typeWith(now, text.replace("\r\n", "\n").replace('\r', '\n'));
    if (capsLock) {
      layout.lockCaps(true);
    }
    // A lock has done its work when its key was released: to press it again would undo it.
    ours.stream().filter(code -> !isLock(before, code)).forEach(keys::press);
    display.sync();
    return untyped;
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

  void close() {
    if (!display.lost()) {
      spares.close();
    }
    layout.close();
  }
}
