package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libXfixes that the agent uses.
public final class LibXfixes {
  private final MethodHandle xFixesQueryVersion;
  private final MethodHandle xFixesSelectCursorInput;
  private final MethodHandle xFixesGetCursorImage;
  private final MethodHandle xFixesCreateRegion;
  private final MethodHandle xFixesFetchRegion;

  public LibXfixes() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libXfixes.so.3");
    xFixesQueryVersion =
        library.function("XFixesQueryVersion", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    xFixesSelectCursorInput =
        library.procedure("XFixesSelectCursorInput", ADDRESS, JAVA_LONG, JAVA_LONG);
    xFixesGetCursorImage = library.function("XFixesGetCursorImage", ADDRESS, ADDRESS);
    xFixesCreateRegion =
        library.function("XFixesCreateRegion", JAVA_LONG, ADDRESS, ADDRESS, JAVA_INT);
    xFixesFetchRegion = library.function("XFixesFetchRegion", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS);
  }

  public int XFixesQueryVersion(MemorySegment display, MemorySegment major, MemorySegment minor) {
    try {
      return (int) xFixesQueryVersion.invokeExact(display, major, minor);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XFixesSelectCursorInput(MemorySegment display, long window, long mask) {
    try {
      xFixesSelectCursorInput.invokeExact(display, window, mask);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XFixesGetCursorImage(MemorySegment display) {
    try {
      return (MemorySegment) xFixesGetCursorImage.invokeExact(display);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public long XFixesCreateRegion(MemorySegment display, MemorySegment rectangles, int count) {
    try {
      return (long) xFixesCreateRegion.invokeExact(display, rectangles, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XFixesFetchRegion(MemorySegment display, long region, MemorySegment count) {
    try {
      return (MemorySegment) xFixesFetchRegion.invokeExact(display, region, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
