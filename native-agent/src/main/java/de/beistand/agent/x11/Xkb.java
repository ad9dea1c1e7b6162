package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The XKB functions of libX11 (`XKBlib.h`) that the agent uses.
public final class Xkb {
  /// Device specification `XkbUseCoreKbd`.
  public static final int USE_CORE_KEYBOARD = 0x100;

  private final MethodHandle xkbQueryExtension;
  private final MethodHandle xkbSelectEvents;
  private final MethodHandle xkbGetState;
  private final MethodHandle xkbLockModifiers;
  private final MethodHandle xkbGetMap;
  private final MethodHandle xkbFreeKeyboard;
  private final MethodHandle xkbTranslateKeyCode;

  public Xkb() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libX11.so.6");
    xkbQueryExtension =
        library.function(
            "XkbQueryExtension", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    xkbSelectEvents =
        library.function("XkbSelectEvents", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    xkbGetState = library.function("XkbGetState", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    xkbLockModifiers =
        library.function("XkbLockModifiers", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT);
    xkbGetMap = library.function("XkbGetMap", ADDRESS, ADDRESS, JAVA_INT, JAVA_INT);
    xkbFreeKeyboard = library.procedure("XkbFreeKeyboard", ADDRESS, JAVA_INT, JAVA_INT);
    xkbTranslateKeyCode =
        library.function(
            "XkbTranslateKeyCode", JAVA_INT, ADDRESS, JAVA_BYTE, JAVA_INT, ADDRESS, ADDRESS);
  }

  public boolean XkbQueryExtension(
      MemorySegment display,
      MemorySegment opcode,
      MemorySegment event,
      MemorySegment error,
      MemorySegment major,
      MemorySegment minor) {
    try {
      return (int) xkbQueryExtension.invokeExact(display, opcode, event, error, major, minor) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XkbSelectEvents(MemorySegment display, int deviceSpec, int mask, int values) {
    try {
      return (int) xkbSelectEvents.invokeExact(display, deviceSpec, mask, values) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XkbGetState(MemorySegment display, int deviceSpec, MemorySegment state) {
    try {
      return (int) xkbGetState.invokeExact(display, deviceSpec, state);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XkbLockModifiers(MemorySegment display, int deviceSpec, int affect, int values) {
    try {
      return (int) xkbLockModifiers.invokeExact(display, deviceSpec, affect, values) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XkbGetMap(MemorySegment display, int which, int deviceSpec) {
    try {
      return (MemorySegment) xkbGetMap.invokeExact(display, which, deviceSpec);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XkbFreeKeyboard(MemorySegment keyboard, int which, boolean freeAll) {
    try {
      xkbFreeKeyboard.invokeExact(keyboard, which, freeAll ? 1 : 0);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XkbTranslateKeyCode(
      MemorySegment keyboard,
      byte keycode,
      int modifiers,
      MemorySegment unconsumed,
      MemorySegment keysym) {
    try {
      return (int) xkbTranslateKeyCode.invokeExact(keyboard, keycode, modifiers, unconsumed, keysym)
          != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
