package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libXtst (extension XTEST) that the agent uses.
public final class LibXtst {
  private final MethodHandle xTestQueryExtension;
  private final MethodHandle xTestGrabControl;
  private final MethodHandle xTestFakeMotionEvent;
  private final MethodHandle xTestFakeButtonEvent;
  private final MethodHandle xTestFakeKeyEvent;

  public LibXtst() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libXtst.so.6");
    xTestQueryExtension =
        library.function(
            "XTestQueryExtension", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    xTestGrabControl = library.function("XTestGrabControl", JAVA_INT, ADDRESS, JAVA_INT);
    xTestFakeMotionEvent =
        library.function(
            "XTestFakeMotionEvent", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG);
    xTestFakeButtonEvent =
        library.function("XTestFakeButtonEvent", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG);
    xTestFakeKeyEvent =
        library.function("XTestFakeKeyEvent", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG);
  }

  public boolean XTestQueryExtension(
      MemorySegment display,
      MemorySegment event,
      MemorySegment error,
      MemorySegment major,
      MemorySegment minor) {
    try {
      return (int) xTestQueryExtension.invokeExact(display, event, error, major, minor) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XTestGrabControl(MemorySegment display, boolean impervious) {
    try {
      return (int) xTestGrabControl.invokeExact(display, impervious ? 1 : 0);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XTestFakeMotionEvent(MemorySegment display, int screen, int x, int y, long delay) {
    try {
      return (int) xTestFakeMotionEvent.invokeExact(display, screen, x, y, delay);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XTestFakeButtonEvent(MemorySegment display, int button, boolean press, long delay) {
    try {
      return (int) xTestFakeButtonEvent.invokeExact(display, button, press ? 1 : 0, delay);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XTestFakeKeyEvent(MemorySegment display, int keycode, boolean press, long delay) {
    try {
      return (int) xTestFakeKeyEvent.invokeExact(display, keycode, press ? 1 : 0, delay);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
