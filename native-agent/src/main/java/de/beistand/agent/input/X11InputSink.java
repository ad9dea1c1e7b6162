package de.beistand.agent.input;

import de.beistand.agent.x11.LibXtst;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Mouse and keyboard of an X11 desktop, by the extension XTEST.
public final class X11InputSink implements InputSink {
  private static final long NOW = 0;
  private static final int WHEEL_UP = 4;
  private static final int WHEEL_DOWN = 5;
  private static final int WHEEL_LEFT = 6;
  private static final int WHEEL_RIGHT = 7;

  /// More notches at once than a hand can turn.
  private static final int MOST_NOTCHES = 50;

  /// Coordinates are 16 bits in the X protocol.
  private static final int MOST_PIXELS = Short.MAX_VALUE;

  private final XDisplay display;
  private final LibXtst xtest;
  private final FocusedProgram program;
  private final OwnWindows ownWindows;
  private final HeldKeys keys;
  private final X11Typist typist;
  private final X11Shortcuts shortcuts;
  private final int screen;
  private final Set<Integer> buttons = new LinkedHashSet<>();

  /// The keycodes of the keys that are down, by their code: the layout may change meanwhile.
  private final Map<String, Integer> meant = new HashMap<>();

  private boolean closed;

  private X11InputSink(XDisplay display, FocusedProgram program, OwnWindows ownWindows)
      throws X11UnavailableException {
    this.display = display;
    this.program = program;
    this.ownWindows = ownWindows;
    display.extension("XTEST");
    xtest = new LibXtst();
    keys = new HeldKeys(display, xtest);
    typist = new X11Typist(display, keys, program, ownWindows);
    shortcuts = typist.shortcuts();
    screen = display.x().XDefaultScreen(display.handle());
    // A program that grabs the server (an open menu of some window managers) must not stop us.
    xtest.XTestGrabControl(display.handle(), true);
    display.sync();
  }

  /// Connects to this display, such as `:0`; null is the one of the environment.
  public static X11InputSink open(@Nullable String displayName, OwnWindows ownWindows)
      throws X11UnavailableException {
    FocusedProgram program = FocusedProgram.open(displayName);
    XDisplay display = XDisplay.open(displayName);
    try {
      return new X11InputSink(display, program, ownWindows);
    } catch (X11UnavailableException e) {
      program.close();
      display.close();
      throw e;
    }
  }

  @Override
  public void move(int x, int y) {
    if (display.lost()) {
      return;
    }
    moveTo(x, y);
    display.flush();
  }

  @Override
  public void button(int button, boolean down, int x, int y) {
    OptionalInt x11 = x11Button(button);
    if (x11.isEmpty() || display.lost()) {
      return;
    }
    moveTo(x, y);
    if (!down) {
      release(x11.getAsInt());
    } else if (!ownWindows.contains(x, y)) {
      press(x11.getAsInt());
    }
    display.flush();
  }

  /// W3C UI Events `button` to X11: 1 left, 2 middle, 3 right, 8 back, 9 forward.
  private static OptionalInt x11Button(int button) {
    return switch (button) {
      case 0, 1, 2 -> OptionalInt.of(button + 1);
      case 3, 4 -> OptionalInt.of(button + 5);
      default -> OptionalInt.empty();
    };
  }

  @Override
  public void wheel(int dx, int dy, int x, int y) {
    if (display.lost()) {
      return;
    }
    moveTo(x, y);
    if (!ownWindows.contains(x, y)) {
      turn(dy < 0 ? WHEEL_UP : WHEEL_DOWN, dy);
      turn(dx < 0 ? WHEEL_LEFT : WHEEL_RIGHT, dx);
    }
    display.flush();
  }

  private void turn(int button, int notches) {
    int count = Math.abs(Math.clamp(notches, -MOST_NOTCHES, MOST_NOTCHES));
    for (int i = 0; i < count; i++) {
      fake(button, true);
      fake(button, false);
    }
  }

  @Override
  public void key(String code, String character, boolean down) {
    OptionalInt position = KeyCodes.keycode(code);
    if (position.isEmpty() || display.lost()) {
      return;
    }
    if (!down) {
      Integer pressed = meant.remove(code);
      keys.release(pressed == null ? position.getAsInt() : pressed);
    } else if (!ownWindows.hasFocus()) {
      Integer before = meant.get(code);
      if (before == null) {
        meant.put(code, shortcuts.press(code, character, position.getAsInt()));
      } else {
        keys.press(before);
      }
    }
    display.flush();
  }

  @Override
  public String type(String text) {
    return text.isEmpty() || display.lost() ? text : typist.type(text);
  }

  @Override
  public void releaseAll() {
    if (display.lost()) {
      return;
    }
    buttons.forEach(button -> fake(button, false));
    buttons.clear();
    keys.releaseAll();
    meant.clear();
    display.sync();
  }

  private void moveTo(int x, int y) {
    xtest.XTestFakeMotionEvent(
        display.handle(),
        screen,
        Math.clamp(x, 0, MOST_PIXELS),
        Math.clamp(y, 0, MOST_PIXELS),
        NOW);
  }

  private void press(int button) {
    if (buttons.add(button)) {
      fake(button, true);
    }
  }

  private void release(int button) {
    if (buttons.remove(button)) {
      fake(button, false);
    }
  }

  private void fake(int button, boolean press) {
    xtest.XTestFakeButtonEvent(display.handle(), button, press, NOW);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    releaseAll();
    typist.close();
    program.close();
    display.close();
  }
}
