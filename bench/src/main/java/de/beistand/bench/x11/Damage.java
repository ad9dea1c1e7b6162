package de.beistand.bench.x11;

import static de.beistand.acceptance.net.Native.INT;
import static de.beistand.acceptance.net.Native.LONG;
import static de.beistand.acceptance.net.Native.POINTER;
import static de.beistand.acceptance.net.Native.intOf;
import static de.beistand.acceptance.net.Native.longOf;

import de.beistand.acceptance.net.Native;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.concurrent.locks.LockSupport;

/// Word from the X server that something on the screen was drawn. Needs a display connection of its
/// own.
public final class Damage {
  private static final SymbolLookup XDAMAGE = Native.library("libXdamage.so.1");
  private static final MethodHandle QUERY =
      Native.function(
          XDAMAGE, "XDamageQueryExtension", INT, new MemoryLayout[] {POINTER, POINTER, POINTER});
  private static final MethodHandle CREATE =
      Native.function(XDAMAGE, "XDamageCreate", LONG, new MemoryLayout[] {POINTER, LONG, INT});
  // Declared void in C; the register that is read as its result is never looked at.
  private static final MethodHandle SUBTRACT =
      Native.function(
          XDAMAGE, "XDamageSubtract", INT, new MemoryLayout[] {POINTER, LONG, LONG, LONG});
  private static final int REPORT_NON_EMPTY = 3;
  private static final long POLL_NANOS = 300_000;

  private final Display display;
  private final long id;

  public Damage(Display display) {
    this.display = display;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment numbers = arena.allocate(8, 4);
      MemorySegment connection = display.connection();
      int found = intOf(() -> (int) QUERY.invokeExact(connection, numbers, numbers.asSlice(4)));
      if (found == 0) {
        throw new IllegalStateException("the X server has no DAMAGE extension");
      }
      long root = display.root();
      id = longOf(() -> (long) CREATE.invokeExact(connection, root, REPORT_NON_EMPTY));
    }
    display.sync();
  }

  /// Waits until something was drawn since the last call, at most until `deadline`
  /// (`System.nanoTime()`); false if nothing was.
  public boolean await(long deadline) {
    while (!display.drain()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    MemorySegment connection = display.connection();
    int unused = intOf(() -> (int) SUBTRACT.invokeExact(connection, id, 0L, 0L));
    display.sync();
    return true;
  }
}
