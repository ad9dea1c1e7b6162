package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libX11 and libXfixes about selections that the agent uses.
final class LibSelections {
  private final MethodHandle xCreateSimpleWindow;
  private final MethodHandle xGetSelectionOwner;
  private final MethodHandle xConvertSelection;
  private final MethodHandle xChangeProperty;
  private final MethodHandle xDeleteProperty;
  private final MethodHandle xFixesSelectSelectionInput;

  LibSelections() throws X11UnavailableException {
    NativeLibrary x = NativeLibrary.open("libX11.so.6");
    xCreateSimpleWindow =
        x.function(
            "XCreateSimpleWindow",
            JAVA_LONG,
            ADDRESS,
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_LONG,
            JAVA_LONG);
    xGetSelectionOwner = x.function("XGetSelectionOwner", JAVA_LONG, ADDRESS, JAVA_LONG);
    xConvertSelection =
        x.function(
            "XConvertSelection",
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG);
    xChangeProperty =
        x.function(
            "XChangeProperty",
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            JAVA_INT);
    xDeleteProperty = x.function("XDeleteProperty", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG);
    NativeLibrary xfixes = NativeLibrary.open("libXfixes.so.3");
    xFixesSelectSelectionInput =
        xfixes.procedure("XFixesSelectSelectionInput", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG);
  }

  /// A window of one pixel that is never shown.
  long createWindow(MemorySegment display, long parent) {
    try {
      return (long) xCreateSimpleWindow.invokeExact(display, parent, -9, -9, 1, 1, 0, 0L, 0L);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  long XGetSelectionOwner(MemorySegment display, long selection) {
    try {
      return (long) xGetSelectionOwner.invokeExact(display, selection);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  int XConvertSelection(
      MemorySegment display, long selection, long target, long property, long window, long time) {
    try {
      return (int)
          xConvertSelection.invokeExact(display, selection, target, property, window, time);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  int XChangeProperty(
      MemorySegment display,
      long window,
      long property,
      long type,
      int format,
      int mode,
      MemorySegment data,
      int elements) {
    try {
      return (int)
          xChangeProperty.invokeExact(
              display, window, property, type, format, mode, data, elements);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  int XDeleteProperty(MemorySegment display, long window, long property) {
    try {
      return (int) xDeleteProperty.invokeExact(display, window, property);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  void XFixesSelectSelectionInput(MemorySegment display, long window, long selection, long mask) {
    try {
      xFixesSelectSelectionInput.invokeExact(display, window, selection, mask);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
