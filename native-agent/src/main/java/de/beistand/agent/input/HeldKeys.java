package de.beistand.agent.input;

import de.beistand.agent.x11.LibXtst;
import de.beistand.agent.x11.XDisplay;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// The keys that the agent holds down, by X11 keycode, oldest first.
final class HeldKeys {
  private static final long NOW = 0;

  private final XDisplay display;
  private final LibXtst xtest;
  private final Set<Integer> held = new LinkedHashSet<>();

  HeldKeys(XDisplay display, LibXtst xtest) {
    this.display = display;
    this.xtest = xtest;
  }

  /// Presses it unless it is held: the X server repeats a held key by itself, so the repeats of the
  /// technician's keyboard would double it.
  void press(int keycode) {
    if (held.add(keycode)) {
      fake(keycode, true);
    }
  }

  /// Releases it if it is held, and only then.
  void release(int keycode) {
    if (held.remove(keycode)) {
      fake(keycode, false);
    }
  }

  /// Presses and releases one key.
  void tap(int keycode) {
    release(keycode);
    fake(keycode, true);
    fake(keycode, false);
  }

  /// Releases the held keys that fulfil this, and returns them.
  List<Integer> release(IntPredicate which) {
    List<Integer> released = new ArrayList<>(held);
    released.removeIf(keycode -> !which.test(keycode));
    released.reversed().forEach(this::release);
    return released;
  }

  void releaseAll() {
    release(_ -> true);
  }

  private void fake(int keycode, boolean press) {
    xtest.XTestFakeKeyEvent(display.handle(), keycode, press, NOW);
  }
}
