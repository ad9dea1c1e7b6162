package de.beistand.acceptance.net;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A line with a rate, a delay and a loss between two TUN interfaces. This kernel may have no
/// `netem`; a few hundred lines of our own work on every Linux.
final class Router {
  private static final long POLL_NANOS = 200_000;

  /// Fixed, so that the same packets are lost in every run.
  private static final long OUT_SEED = 1;

  private static final long IN_SEED = 2;

  private final Tun one;
  private final Tun other;
  private volatile boolean open = true;
  private volatile boolean carries = true;

  Router(Tun one, Tun other, Network.Limits limits) {
    this.one = one;
    this.other = other;
    direction("bst-out", one, other, new Shaper(limits, OUT_SEED));
    direction("bst-in", other, one, new Shaper(limits, IN_SEED));
  }

  /// Whether packets that enter from now on come out at all.
  void carry(boolean whether) {
    carries = whether;
  }

  void close() {
    open = false;
    one.close();
    other.close();
  }

  private record Packet(byte[] bytes, long due) {}

  private void direction(String name, Tun from, Tun to, Shaper shaper) {
    ArrayDeque<Packet> underway = new ArrayDeque<>();
    AtomicLong waiting = new AtomicLong();
    Thread sender =
        Thread.ofPlatform().daemon().name(name + "-send").start(() -> send(to, underway, waiting));
    Thread.ofPlatform()
        .daemon()
        .name(name + "-receive")
        .start(() -> receive(from, shaper, underway, waiting, sender));
  }

  private void receive(
      Tun from, Shaper shaper, ArrayDeque<Packet> underway, AtomicLong waiting, Thread sender) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(Tun.LARGEST_PACKET);
      while (open) {
        int length = from.read(buffer);
        if (length <= 0) {
          if (open) {
            LockSupport.parkNanos(POLL_NANOS);
          }
          continue;
        }
        long due = shaper.admit(length, System.nanoTime());
        if (due == Shaper.LOST || !carries) {
          continue;
        }
        byte[] bytes = buffer.asSlice(0, length).toArray(java.lang.foreign.ValueLayout.JAVA_BYTE);
        synchronized (underway) {
          underway.add(new Packet(bytes, due));
        }
        if (waiting.getAndIncrement() == 0) {
          LockSupport.unpark(sender);
        }
      }
    }
  }

  private void send(Tun to, ArrayDeque<Packet> underway, AtomicLong waiting) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(Tun.LARGEST_PACKET);
      while (open) {
        Packet packet;
        synchronized (underway) {
          packet = underway.poll();
        }
        if (packet == null) {
          LockSupport.park(this);
          continue;
        }
        for (long left; (left = packet.due() - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(left);
        }
        MemorySegment.copy(
            packet.bytes(),
            0,
            buffer,
            java.lang.foreign.ValueLayout.JAVA_BYTE,
            0,
            packet.bytes().length);
        to.write(buffer, packet.bytes().length);
        waiting.decrementAndGet();
      }
    }
  }
}
