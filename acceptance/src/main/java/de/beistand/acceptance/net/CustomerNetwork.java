package de.beistand.acceptance.net;

import static de.beistand.acceptance.net.Native.INT;
import static de.beistand.acceptance.net.Native.POINTER;
import static de.beistand.acceptance.net.Native.intOf;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// Threads of this process that stand in another network namespace: a socket belongs to the
/// namespace of the thread that made it (`setns(2)`).
final class CustomerNetwork {
  private static final MethodHandle OPEN =
      Native.function(
          Native.libc(),
          "open",
          INT,
          new MemoryLayout[] {POINTER, INT},
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle SETNS =
      Native.function(Native.libc(), "setns", INT, new MemoryLayout[] {INT, INT});
  private static final int CLONE_NEWNET = 0x40000000;

  private CustomerNetwork() {}

  /// Starts a thread of the system (a virtual one would change hands) in the network of a process.
  static Thread start(String name, long process, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              enterNetworkOf(process);
              work.run();
            });
  }

  private static void enterNetworkOf(long process) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom("/proc/" + process + "/ns/net");
      int namespace = intOf(() -> (int) OPEN.invokeExact(path, 0));
      if (intOf(() -> (int) SETNS.invokeExact(namespace, CLONE_NEWNET)) != 0) {
        throw new IllegalStateException("the customer's network cannot be entered");
      }
    }
  }
}
