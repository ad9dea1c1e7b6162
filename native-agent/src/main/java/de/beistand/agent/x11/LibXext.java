package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libXext (extension MIT-SHM) that the agent uses.
public final class LibXext {
  private final MethodHandle xShmQueryExtension;
  private final MethodHandle xShmCreateImage;
  private final MethodHandle xShmAttach;
  private final MethodHandle xShmDetach;
  private final MethodHandle xShmGetImage;

  public LibXext() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libXext.so.6");
    xShmQueryExtension = library.function("XShmQueryExtension", JAVA_INT, ADDRESS);
    xShmCreateImage =
        library.function(
            "XShmCreateImage",
            ADDRESS,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            JAVA_INT);
    xShmAttach = library.function("XShmAttach", JAVA_INT, ADDRESS, ADDRESS);
    xShmDetach = library.function("XShmDetach", JAVA_INT, ADDRESS, ADDRESS);
    xShmGetImage =
        library.function(
            "XShmGetImage", JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_INT, JAVA_INT, JAVA_LONG);
  }

  public boolean XShmQueryExtension(MemorySegment display) {
    try {
      return (int) xShmQueryExtension.invokeExact(display) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public MemorySegment XShmCreateImage(
      MemorySegment display,
      MemorySegment visual,
      int depth,
      int format,
      MemorySegment data,
      MemorySegment segment,
      int width,
      int height) {
    try {
      return (MemorySegment)
          xShmCreateImage.invokeExact(display, visual, depth, format, data, segment, width, height);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XShmAttach(MemorySegment display, MemorySegment segment) {
    try {
      return (int) xShmAttach.invokeExact(display, segment) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XShmDetach(MemorySegment display, MemorySegment segment) {
    try {
      return (int) xShmDetach.invokeExact(display, segment) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public boolean XShmGetImage(
      MemorySegment display, long drawable, MemorySegment image, int x, int y, long planes) {
    try {
      return (int) xShmGetImage.invokeExact(display, drawable, image, x, y, planes) != 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
