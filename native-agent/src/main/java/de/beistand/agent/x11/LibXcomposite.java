package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libXcomposite that the agent uses.
public final class LibXcomposite {
  private final MethodHandle xCompositeQueryVersion;
  private final MethodHandle xCompositeRedirectWindow;
  private final MethodHandle xCompositeUnredirectWindow;
  private final MethodHandle xCompositeNameWindowPixmap;

  public LibXcomposite() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libXcomposite.so.1");
    xCompositeQueryVersion =
        library.function("XCompositeQueryVersion", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    xCompositeRedirectWindow =
        library.procedure("XCompositeRedirectWindow", ADDRESS, JAVA_LONG, JAVA_INT);
    xCompositeUnredirectWindow =
        library.procedure("XCompositeUnredirectWindow", ADDRESS, JAVA_LONG, JAVA_INT);
    xCompositeNameWindowPixmap =
        library.function("XCompositeNameWindowPixmap", JAVA_LONG, ADDRESS, JAVA_LONG);
  }

  public int XCompositeQueryVersion(
      MemorySegment display, MemorySegment major, MemorySegment minor) {
    try {
      return (int) xCompositeQueryVersion.invokeExact(display, major, minor);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XCompositeRedirectWindow(MemorySegment display, long window, int update) {
    try {
      xCompositeRedirectWindow.invokeExact(display, window, update);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XCompositeUnredirectWindow(MemorySegment display, long window, int update) {
    try {
      xCompositeUnredirectWindow.invokeExact(display, window, update);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public long XCompositeNameWindowPixmap(MemorySegment display, long window) {
    try {
      return (long) xCompositeNameWindowPixmap.invokeExact(display, window);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
