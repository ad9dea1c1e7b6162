package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libXrandr that the agent uses.
public final class LibXrandr {
  private final MethodHandle xRRQueryVersion;
  private final MethodHandle xRRSelectInput;
  private final MethodHandle xRRGetMonitors;
  private final MethodHandle xRRFreeMonitors;

  public LibXrandr() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libXrandr.so.2");
    xRRQueryVersion = library.function("XRRQueryVersion", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    xRRSelectInput = library.procedure("XRRSelectInput", ADDRESS, JAVA_LONG, JAVA_INT);
    xRRGetMonitors =
        library.function("XRRGetMonitors", ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS);
    xRRFreeMonitors = library.procedure("XRRFreeMonitors", ADDRESS);
  }

  public int XRRQueryVersion(MemorySegment display, MemorySegment major, MemorySegment minor) {
    try {
      return (int) xRRQueryVersion.invokeExact(display, major, minor);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XRRSelectInput(MemorySegment display, long window, int mask) {
    try {
      xRRSelectInput.invokeExact(display, window, mask);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XRRGetMonitors(
      MemorySegment display, long window, boolean active, MemorySegment count) {
    try {
      return (MemorySegment) xRRGetMonitors.invokeExact(display, window, active ? 1 : 0, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XRRFreeMonitors(MemorySegment monitors) {
    try {
      xRRFreeMonitors.invokeExact(monitors);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
