package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libXi (X Input Extension 2) that the agent uses.
public final class LibXi {
  private final MethodHandle xIQueryVersion;
  private final MethodHandle xISelectEvents;
  private final MethodHandle xIQueryDevice;
  private final MethodHandle xIFreeDeviceInfo;

  public LibXi() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libXi.so.6");
    xIQueryVersion = library.function("XIQueryVersion", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    xISelectEvents =
        library.function("XISelectEvents", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT);
    xIQueryDevice = library.function("XIQueryDevice", ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
    xIFreeDeviceInfo = library.procedure("XIFreeDeviceInfo", ADDRESS);
  }

  public int XIQueryVersion(MemorySegment display, MemorySegment major, MemorySegment minor) {
    try {
      return (int) xIQueryVersion.invokeExact(display, major, minor);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public int XISelectEvents(MemorySegment display, long window, MemorySegment masks, int count) {
    try {
      return (int) xISelectEvents.invokeExact(display, window, masks, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XIQueryDevice(MemorySegment display, int device, MemorySegment count) {
    try {
      return (MemorySegment) xIQueryDevice.invokeExact(display, device, count);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XIFreeDeviceInfo(MemorySegment info) {
    try {
      xIFreeDeviceInfo.invokeExact(info);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
