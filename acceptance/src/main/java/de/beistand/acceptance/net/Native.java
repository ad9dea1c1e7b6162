package de.beistand.acceptance.net;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The few words that a binding to a C library needs. Sizes are those of 64-bit Linux.
public final class Native {
  public static final MemoryLayout INT = ValueLayout.JAVA_INT;
  public static final MemoryLayout LONG = ValueLayout.JAVA_LONG;
  public static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  private static final Linker LINKER = Linker.nativeLinker();

  private Native() {}

  /// The functions of a shared library, or an error that names the library.
  public static SymbolLookup library(String name) {
    return SymbolLookup.libraryLookup(name, Arena.global());
  }

  /// The C library that this process runs on.
  public static SymbolLookup libc() {
    return LINKER.defaultLookup();
  }

  public static MethodHandle function(
      SymbolLookup library,
      String name,
      MemoryLayout result,
      MemoryLayout[] parameters,
      Linker.Option... options) {
    return LINKER.downcallHandle(
        library.findOrThrow(name), FunctionDescriptor.of(result, parameters), options);
  }

  /// A call of a method handle that gives a C `int`.
  @FunctionalInterface
  public interface IntCall {
    int call() throws Throwable;
  }

  /// A call of a method handle that gives a C `long`.
  @FunctionalInterface
  public interface LongCall {
    long call() throws Throwable;
  }

  /// A call of a method handle that gives a C pointer.
  @FunctionalInterface
  public interface PointerCall {
    MemorySegment call() throws Throwable;
  }

  public static int intOf(IntCall call) {
    try {
      return call.call();
    } catch (Throwable t) {
      throw new IllegalStateException("native call", t);
    }
  }

  public static long longOf(LongCall call) {
    try {
      return call.call();
    } catch (Throwable t) {
      throw new IllegalStateException("native call", t);
    }
  }

  public static MemorySegment pointerOf(PointerCall call) {
    try {
      return call.call();
    } catch (Throwable t) {
      throw new IllegalStateException("native call", t);
    }
  }
}
