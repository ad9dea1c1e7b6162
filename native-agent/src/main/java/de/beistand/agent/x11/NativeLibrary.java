package de.beistand.agent.x11;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/// A shared library that stays loaded, and its functions by name.
final class NativeLibrary {
  private final String name;
  private final SymbolLookup symbols;

  private NativeLibrary(String name, SymbolLookup symbols) {
    this.name = name;
    this.symbols = symbols;
  }

  /// The library with this soname, such as `libX11.so.6`.
  static NativeLibrary open(String soname) throws X11UnavailableException {
    try {
      return new NativeLibrary(soname, SymbolLookup.libraryLookup(soname, Arena.global()));
    } catch (IllegalArgumentException e) {
      throw new X11UnavailableException("library " + soname + " is not installed");
    }
  }

  /// The C library of this process.
  static NativeLibrary standard() {
    return new NativeLibrary("libc", Linker.nativeLinker().defaultLookup());
  }

  MethodHandle function(String function, MemoryLayout result, MemoryLayout... arguments)
      throws X11UnavailableException {
    return handle(function, FunctionDescriptor.of(result, arguments));
  }

  MethodHandle procedure(String function, MemoryLayout... arguments)
      throws X11UnavailableException {
    return handle(function, FunctionDescriptor.ofVoid(arguments));
  }

  Optional<MemorySegment> symbol(String symbol) {
    return symbols.find(symbol);
  }

  private MethodHandle handle(String function, FunctionDescriptor descriptor)
      throws X11UnavailableException {
    return Linker.nativeLinker()
        .downcallHandle(
            symbols
                .find(function)
                .orElseThrow(
                    () ->
                        new X11UnavailableException(
                            "library " + name + " is too old: " + function + " is missing")),
            descriptor);
  }

  /// A native call threw, which only a wrong binding can cause.
  static AssertionError unexpected(Throwable cause) {
    return new AssertionError("wrong native binding", cause);
  }
}
