package de.beistand.agent.input;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.x11.XDisplay;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Keycodes that the layout leaves empty, lent to characters that it lacks.
///
/// A character keeps its key as long as possible, because programs read a changed map late: a key
/// that is lent again too early would type the new character in place of the old one.
final class SpareKeys {
  private final XDisplay display;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment symbols = arena.allocate(JAVA_LONG, 2);

  /// Keysym to keycode, the longest unused first.
  private final SequencedMap<Long, Integer> lent = new LinkedHashMap<>(16, 0.75f, true);

  private final Deque<Integer> free = new ArrayDeque<>();

  SpareKeys(XDisplay display) {
    this.display = display;
  }

  /// Takes a new layout: what another program changed is not ours any more.
  void adopt(Keymap keymap) {
    lent.entrySet().removeIf(e -> !e.getKey().equals(keymap.keysyms().get(e.getValue())));
    free.clear();
    free.addAll(keymap.unused());
    free.removeAll(lent.values());
  }

  /// Number of characters that can have a key at the same time.
  int size() {
    return lent.size() + free.size();
  }

  boolean owns(int keycode) {
    return lent.containsValue(keycode);
  }

  /// The keycode for this keysym, lent now if need be; 0 if the layout has no empty key at all.
  int lend(long keysym) {
    Integer known = lent.get(keysym);
    if (known != null) {
      return known;
    }
    Integer keycode = free.pollFirst();
    if (keycode == null) {
      if (lent.isEmpty()) {
        return 0;
      }
      keycode = lent.pollFirstEntry().getValue();
    }
    change(keycode, keysym);
    lent.put(keysym, keycode);
    return keycode;
  }

  /// Whether this keysym has a key without a change of the map.
  boolean has(long keysym) {
    return lent.containsKey(keysym);
  }

  /// Empties every lent key again.
  void giveBack() {
    List<Integer> keycodes = new ArrayList<>(lent.values());
    lent.clear();
    for (int keycode : keycodes) {
      change(keycode, Keysyms.NO_SYMBOL);
      free.add(keycode);
    }
    display.sync();
  }

  /// Both levels get the symbol, so that Shift and Caps Lock leave it alone.
  private void change(int keycode, long keysym) {
    symbols.setAtIndex(JAVA_LONG, 0, keysym);
    symbols.setAtIndex(JAVA_LONG, 1, keysym);
    display.x().XChangeKeyboardMapping(display.handle(), keycode, 2, symbols, 1);
  }

  void close() {
    giveBack();
    arena.close();
  }
}
