package de.beistand.bench.x11;

import static de.beistand.acceptance.net.Native.INT;
import static de.beistand.acceptance.net.Native.LONG;
import static de.beistand.acceptance.net.Native.POINTER;
import static de.beistand.acceptance.net.Native.intOf;

import de.beistand.acceptance.net.Native;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// Keyboard and pointer of the person in front of a display, moved through XTEST.
public final class Hands {
  private static final SymbolLookup XTST = Native.library("libXtst.so.6");
  private static final MethodHandle KEY = test("XTestFakeKeyEvent", POINTER, INT, INT, LONG);
  private static final MethodHandle BUTTON = test("XTestFakeButtonEvent", POINTER, INT, INT, LONG);
  private static final MethodHandle MOTION =
      test("XTestFakeMotionEvent", POINTER, INT, INT, INT, LONG);
  private static final MethodHandle KEYCODE =
      Native.function(
          Display.XLIB,
          "XKeysymToKeycode",
          java.lang.foreign.ValueLayout.JAVA_BYTE,
          new MemoryLayout[] {POINTER, LONG});

  private final Display display;

  public Hands(Display display) {
    this.display = display;
  }

  /// Presses or releases the key of a Latin-1 keysym and hands it to the server.
  public void key(int keysym, boolean down) {
    var connection = display.connection();
    int code = intOf(() -> (byte) KEYCODE.invokeExact(connection, (long) keysym)) & 0xFF;
    int unused = intOf(() -> (int) KEY.invokeExact(connection, code, down ? 1 : 0, 0L));
    display.flush();
  }

  public void move(int x, int y) {
    var connection = display.connection();
    int unused = intOf(() -> (int) MOTION.invokeExact(connection, -1, x, y, 0L));
    display.flush();
  }

  /// Presses and releases the first button.
  public void click(int x, int y) {
    move(x, y);
    var connection = display.connection();
    int down = intOf(() -> (int) BUTTON.invokeExact(connection, 1, 1, 0L));
    int up = intOf(() -> (int) BUTTON.invokeExact(connection, 1, 0, 0L));
    display.sync();
  }

  private static MethodHandle test(String name, MemoryLayout... parameters) {
    return Native.function(XTST, name, INT, parameters);
  }
}
