package de.beistand.agent.x11;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of libXdamage that the agent uses.
public final class LibXdamage {
  private final MethodHandle xDamageQueryVersion;
  private final MethodHandle xDamageCreate;
  private final MethodHandle xDamageSubtract;
  private final MethodHandle xDamageDestroy;

  public LibXdamage() throws X11UnavailableException {
    NativeLibrary library = NativeLibrary.open("libXdamage.so.1");
    xDamageQueryVersion =
        library.function("XDamageQueryVersion", JAVA_INT, ADDRESS, ADDRESS, ADDRESS);
    xDamageCreate = library.function("XDamageCreate", JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT);
    xDamageSubtract =
        library.procedure("XDamageSubtract", ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG);
    xDamageDestroy = library.procedure("XDamageDestroy", ADDRESS, JAVA_LONG);
  }

  public int XDamageQueryVersion(MemorySegment display, MemorySegment major, MemorySegment minor) {
    try {
      return (int) xDamageQueryVersion.invokeExact(display, major, minor);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public long XDamageCreate(MemorySegment display, long drawable, int level) {
    try {
      return (long) xDamageCreate.invokeExact(display, drawable, level);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XDamageSubtract(MemorySegment display, long damage, long repair, long parts) {
    try {
      xDamageSubtract.invokeExact(display, damage, repair, parts);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  public void XDamageDestroy(MemorySegment display, long damage) {
    try {
      xDamageDestroy.invokeExact(display, damage);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
