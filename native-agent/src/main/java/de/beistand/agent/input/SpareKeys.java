package de.beistand.agent.input;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import de.beistand.agent.input.FocusedProgram.Reading;
import de.beistand.agent.x11.XDisplay;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// Keycodes that the layout leaves empty, lent to characters that it lacks.
///
/// Programs look up a key when they come to it, not when it was pressed: a key that is lent again
/// too early types the new character in place of the old one. So a character keeps its key as long
/// as possible, and a key that was struck changes only after the program has read its input.
final class SpareKeys {
  /// How long a program that answers may be busy before its keys change all the same.
  private static final int LONGEST_READING_MILLIS = 1000;

  /// How long a program that does not answer gets to read its input.
  private static final int BLIND_PAUSE_MILLIS = 500;

  /// The same after another layout came: xterm takes its time to learn it, and reads no key before.
  private static final int BLIND_PAUSE_ON_A_NEW_LAYOUT_MILLIS = 1000;

  private final XDisplay display;
  private final FocusedProgram program;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment symbols = arena.allocate(JAVA_LONG, 2);

  /// Keysym to keycode, the longest unused first.
  private final SequencedMap<Long, Integer> lent = new LinkedHashMap<>(16, 0.75f, true);

  private final Deque<Integer> free = new ArrayDeque<>();

  /// Keycodes that were struck and may not have been read yet.
  private final Set<Integer> struck = new HashSet<>();

  private long latestStroke;
  private boolean newLayout = true;

  SpareKeys(XDisplay display, FocusedProgram program) {
    this.display = display;
    this.program = program;
  }

  /// Takes a new layout: what another program changed is not ours any more.
  void adopt(Keymap keymap) {
    newLayout |=
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
      if (struck.contains(keycode)) {
        awaitReading();
      }
    }
    change(keycode, keysym);
    lent.put(keysym, keycode);
    return keycode;
  }

  /// Whether this keysym has a key without a change of the map.
  boolean has(long keysym) {
    return lent.containsKey(keysym);
  }

  /// Remembers that this keycode was pressed.
  void strike(int keycode) {
    if (owns(keycode)) {
      struck.add(keycode);
      latestStroke = System.nanoTime();
    }
  }

  private void awaitReading() {
    display.sync();
    if (program.awaitReading(LONGEST_READING_MILLIS) == Reading.UNKNOWN) {
      int pause = newLayout ? BLIND_PAUSE_ON_A_NEW_LAYOUT_MILLIS : BLIND_PAUSE_MILLIS;
      LockSupport.parkNanos(latestStroke + Duration.ofMillis(pause).toNanos() - System.nanoTime());
    }
    newLayout = false;
    struck.clear();
  }

  /// Empties every lent key again.
  void giveBack() {
    if (!struck.isEmpty()) {
      awaitReading();
    }
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
