package de.beistand.agent.input;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.x11.XDisplay;
import de.beistand.agent.x11.Xkb;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The keyboard layout of the X server at one moment: which key with which modifiers types which
/// character.
///
/// @param strokes by code point
/// @param keysyms what each keycode gives without modifiers
/// @param modifiers which modifier bits each keycode sets
/// @param shiftKey a keycode that is Shift, 0 if there is none
/// @param level3Key a keycode that is AltGr, 0 if there is none
/// @param level3 the modifier bits of AltGr
/// @param unused keycodes without any symbol
record Keymap(
    Map<Integer, Stroke> strokes,
    Map<Integer, Long> keysyms,
    Map<Integer, Integer> modifiers,
    int shiftKey,
    int level3Key,
    int level3,
    List<Integer> unused) {

  static final int SHIFT = 1;
  static final int LOCK = 2;

  /// A key pressed together with Shift, AltGr, both or none.
  record Stroke(int keycode, boolean shift, boolean altGr) {}

  /// What holds while text is typed, and so changes what keys give.
  ///
  /// @param group the layout in force, 0 to 3
  /// @param modifiers bits that stay as they are, such as Num Lock
  record Context(int group, int modifiers) {}

  // struct _XkbDesc, struct _XkbClientMapRec, struct _XkbSymMapRec; XkbAllClientInfoMask
  private static final int MIN_KEY_CODE = 12;
  private static final int MAX_KEY_CODE = 13;
  private static final int MAP = 32;
  private static final int KEY_SYM_MAP = 32;
  private static final int MODMAP = 40;
  private static final int SYM_MAP_SIZE = 8;
  private static final int GROUP_INFO = 4;
  private static final int CLIENT_INFO = 7;
  private static final int ALL_COMPONENTS = 0x7f;
  private static final int KEYCODES = 256;
  private static final int GROUP_SHIFT = 13;

  /// Asks the X server; empty if it is gone.
  static Optional<Keymap> read(XDisplay display, Xkb xkb, Context context) {
    MemorySegment keyboard = xkb.XkbGetMap(display.handle(), CLIENT_INFO, Xkb.USE_CORE_KEYBOARD);
    if (keyboard.address() == 0) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      return Optional.of(new Reader(xkb, keyboard, context, arena).read());
    } finally {
      xkb.XkbFreeKeyboard(keyboard, ALL_COMPONENTS, true);
    }
  }

  private static final class Reader {
    private final Xkb xkb;
    private final MemorySegment keyboard;
    private final Context context;
    private final MemorySegment unconsumed;
    private final MemorySegment keysym;
    private final Map<Integer, Stroke> strokes = new HashMap<>();
    private final Map<Integer, Long> keysyms = new TreeMap<>();
    private final Map<Integer, Integer> modifiers = new HashMap<>();
    private final List<Integer> unused = new ArrayList<>();
    private int shiftKey;
    private int level3Key;
    private int level3;

    Reader(Xkb xkb, MemorySegment keyboard, Context context, Arena arena) {
      this.xkb = xkb;
      this.keyboard = keyboard.reinterpret(MAP + ADDRESS.byteSize());
      this.context = context;
      unconsumed = arena.allocate(JAVA_INT);
      keysym = arena.allocate(JAVA_LONG);
    }

    Keymap read() {
      int first = Byte.toUnsignedInt(keyboard.get(JAVA_BYTE, MIN_KEY_CODE));
      int last = Byte.toUnsignedInt(keyboard.get(JAVA_BYTE, MAX_KEY_CODE));
      MemorySegment map = keyboard.get(ADDRESS, MAP).reinterpret(MODMAP + ADDRESS.byteSize());
      MemorySegment modmap = map.get(ADDRESS, MODMAP).reinterpret(KEYCODES);
      MemorySegment symbols =
          map.get(ADDRESS, KEY_SYM_MAP).reinterpret((long) KEYCODES * SYM_MAP_SIZE);
      for (int keycode = first; keycode <= last; keycode++) {
        int groups = symbols.get(JAVA_BYTE, (long) keycode * SYM_MAP_SIZE + GROUP_INFO) & 0x0f;
        if (groups == 0) {
          unused.add(keycode);
        } else {
          keysyms.put(keycode, keysym(keycode, 0));
          modifiers.put(keycode, Byte.toUnsignedInt(modmap.get(JAVA_BYTE, keycode)));
        }
      }
      findModifiers();
      addStrokes(false, false);
      addStrokes(true, false);
      addStrokes(false, true);
      addStrokes(true, true);
      return new Keymap(strokes, keysyms, modifiers, shiftKey, level3Key, level3, unused);
    }

    private void findModifiers() {
      keysyms.forEach(
          (keycode, symbol) -> {
            int bits = modifiers.getOrDefault(keycode, 0);
            if (bits == SHIFT && (symbol == Keysyms.SHIFT_L || symbol == Keysyms.SHIFT_R)) {
              shiftKey = shiftKey == 0 ? keycode : Math.min(shiftKey, keycode);
            } else if (bits != 0 && symbol == Keysyms.ISO_LEVEL3_SHIFT) {
              level3Key = keycode;
              level3 = bits;
            }
          });
    }

    private void addStrokes(boolean shift, boolean altGr) {
      if ((shift && shiftKey == 0) || (altGr && level3Key == 0)) {
        return;
      }
      int with = (shift ? SHIFT : 0) | (altGr ? level3 : 0);
      if ((with & context.modifiers) != 0) {
        return; // held already, so it cannot be added
      }
      for (int keycode : keysyms.keySet()) {
        int codePoint = Keysyms.codePoint(keysym(keycode, with));
        if (codePoint != Keysyms.NONE) {
          strokes.putIfAbsent(codePoint, new Stroke(keycode, shift, altGr));
        }
      }
    }

    private long keysym(int keycode, int with) {
      int state = context.modifiers | with | context.group << GROUP_SHIFT;
      return xkb.XkbTranslateKeyCode(keyboard, (byte) keycode, state, unconsumed, keysym)
          ? keysym.get(JAVA_LONG, 0)
          : Keysyms.NO_SYMBOL;
    }
  }
}
