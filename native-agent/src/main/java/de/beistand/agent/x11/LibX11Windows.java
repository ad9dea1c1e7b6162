package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libX11 about windows that the agent uses.
final class LibX11Windows {
  private final MethodHandle xGetWindowAttributes;
  private final MethodHandle xTranslateCoordinates;
  private final MethodHandle xGetWindowProperty;
  private final MethodHandle xFreePixmap;

  LibX11Windows() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libX11.so.6");
    xGetWindowAttributes =
        library.function("XGetWindowAttributes", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
    xTranslateCoordinates =
        library.function(
            "XTranslateCoordinates",
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            ADDRESS);
    xGetWindowProperty =
        library.function(
            "XGetWindowProperty",
            JAVA_INT,
            ADDRESS,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_LONG,
            JAVA_INT,
            JAVA_LONG,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS);
    xFreePixmap = library.function("XFreePixmap", JAVA_INT, ADDRESS, JAVA_LONG);
  }

  boolean XGetWindowAttributes(MemorySegment display, long window, MemorySegment attributes) {
    try {
      return (int) xGetWindowAttributes.invokeExact(display, window, attributes) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  boolean XTranslateCoordinates(
      MemorySegment display,
      long from,
      long to,
      int x,
      int y,
      MemorySegment toX,
      MemorySegment toY,
      MemorySegment child) {
    try {
      return (int) xTranslateCoordinates.invokeExact(display, from, to, x, y, toX, toY, child) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /// True if the window is there; the property may be missing all the same.
  boolean XGetWindowProperty(
      MemorySegment display,
      long window,
      long property,
      long offset,
      long length,
      boolean delete,
      long type,
      MemorySegment actualType,
      MemorySegment format,
      MemorySegment items,
      MemorySegment bytesAfter,
      MemorySegment value) {
    try {
      return (int)
              xGetWindowProperty.invokeExact(
                  display,
                  window,
                  property,
                  offset,
                  length,
                  delete ? 1 : 0,
                  type,
                  actualType,
                  format,
                  items,
                  bytesAfter,
                  value)
          == 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  int XFreePixmap(MemorySegment display, long pixmap) {
    try {
      return (int) xFreePixmap.invokeExact(display, pixmap);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
