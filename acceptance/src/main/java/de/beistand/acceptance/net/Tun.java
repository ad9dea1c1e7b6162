package de.beistand.acceptance.net;

import static de.beistand.acceptance.net.Native.INT;
import static de.beistand.acceptance.net.Native.LONG;
import static de.beistand.acceptance.net.Native.POINTER;
import static de.beistand.acceptance.net.Native.intOf;
import static de.beistand.acceptance.net.Native.longOf;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// A network interface whose cable ends in this process: what the kernel sends is read here, what
/// is written here the kernel receives. IP packets without a link header (Linux, `tuntap.rst`).
final class Tun {
  /// Enough for any packet of an interface with the usual MTU.
  static final int LARGEST_PACKET = 2048;

  private static final MethodHandle OPEN =
      Native.function(
          Native.libc(),
          "open",
          INT,
          new MemoryLayout[] {POINTER, INT},
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle IOCTL =
      Native.function(
          Native.libc(),
          "ioctl",
          INT,
          new MemoryLayout[] {INT, LONG, POINTER},
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle READ =
      Native.function(Native.libc(), "read", LONG, new MemoryLayout[] {INT, POINTER, LONG});
  private static final MethodHandle WRITE =
      Native.function(Native.libc(), "write", LONG, new MemoryLayout[] {INT, POINTER, LONG});
  private static final MethodHandle CLOSE =
      Native.function(Native.libc(), "close", INT, new MemoryLayout[] {INT});

  private static final int O_RDWR = 2;
  private static final long TUNSETIFF = 0x400454caL;
  private static final short IFF_TUN_NO_PI = 0x1001;
  private static final int SIZE_OF_REQUEST = 40;
  private static final int FLAGS_IN_REQUEST = 16;

  private final int descriptor;

  /// Makes the interface in the network namespace of this process; needs CAP_NET_ADMIN there.
  Tun(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment path = arena.allocateFrom("/dev/net/tun");
      descriptor = intOf(() -> (int) OPEN.invokeExact(path, O_RDWR));
      MemorySegment request = arena.allocate(SIZE_OF_REQUEST, 8);
      request.setString(0, name);
      request.set(ValueLayout.JAVA_SHORT, FLAGS_IN_REQUEST, IFF_TUN_NO_PI);
      int made =
          descriptor < 0
              ? -1
              : intOf(() -> (int) IOCTL.invokeExact(descriptor, TUNSETIFF, request));
      if (made < 0) {
        throw new IllegalStateException("/dev/net/tun: interface " + name + " cannot be made");
      }
    }
  }

  /// Waits for a packet; its length, or a negative number when the interface is gone.
  int read(MemorySegment buffer) {
    return (int) longOf(() -> (long) READ.invokeExact(descriptor, buffer, (long) LARGEST_PACKET));
  }

  /// Hands a packet to the kernel; refused ones (interface down) are lost, as on a cable.
  void write(MemorySegment packet, int length) {
    long unused = longOf(() -> (long) WRITE.invokeExact(descriptor, packet, (long) length));
  }

  /// Removes the interface. A reader in between gets its end with the next packet or with the
  /// process.
  void close() {
    int unused = intOf(() -> (int) CLOSE.invokeExact(descriptor));
  }
}
