package de.beistand.agent.input;

import de.beistand.agent.input.Keymap.Stroke;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Presses the key that a shortcut of the technician means, whatever the two layouts are: Ctrl+Z is
/// Z where Y stands, and Ctrl+Plus is Plus where it needs Shift and where it does not.
final class X11Shortcuts {
  private final LayoutNow layout;
  private final HeldKeys keys;
  private final IntPredicate isSpare;

  /// @param isSpare keys that stand for other characters for a while
  X11Shortcuts(LayoutNow layout, HeldKeys keys, IntPredicate isSpare) {
    this.layout = layout;
    this.keys = keys;
    this.isSpare = isSpare;
  }

  /// Presses a key beside what is held.
  ///
  /// Letters, digits and the space keep the technician's Shift; any other character gets the Shift
  /// that it needs on this layout, only while its key goes down. What this layout has not is meant
  /// by its position.
  ///
  /// @param code W3C UI Events `code`, the position on the technician's keyboard
  /// @param character what it means there, empty if nothing
  /// @param position the keycode of this position
  ///
  /// @return the keycode that is down now
  int press(String code, String character, int position) {
    Keymap now =
        character.codePointCount(0, character.length()) == 1
            ? layout.read(Keymap.LOCK | Keymap.SHIFT)
            : null;
    Stroke stroke = now == null ? null : meant(now, code, character.codePointAt(0));
    if (now == null || stroke == null) {
      keys.press(position);
      return position;
    }
    boolean held = (layout.heldModifiers() & Keymap.SHIFT) != 0;
    if (keepsShift(character.codePointAt(0)) || stroke.shift() == held) {
      keys.press(stroke.keycode());
    } else if (held) {
      List<Integer> ours = keys.release(key -> isShift(now, key));
      keys.press(stroke.keycode());
      ours.forEach(keys::press);
    } else {
      keys.press(now.shiftKey());
      keys.press(stroke.keycode());
      keys.release(now.shiftKey());
    }
    return stroke.keycode();
  }

  private @Nullable Stroke meant(Keymap now, String code, int character) {
    boolean symbol = !keepsShift(character);
    if (symbol && code.startsWith("Digit")) {
      return null; // Shift+1 is more often just that than an exclamation mark
    }
    return Stream.of(character, Character.toUpperCase(character))
        .map(candidate -> now.strokes().get(candidate))
        .filter(stroke -> stroke != null && !stroke.altGr() && !isSpare.test(stroke.keycode()))
        .filter(stroke -> symbol || !stroke.shift())
        .findFirst()
        .orElse(null);
  }

  private static boolean keepsShift(int character) {
    return Character.isLetterOrDigit(character) || Character.isWhitespace(character);
  }

  private static boolean isShift(Keymap now, int keycode) {
    return now.modifiers().getOrDefault(keycode, 0) == Keymap.SHIFT;
  }
}
