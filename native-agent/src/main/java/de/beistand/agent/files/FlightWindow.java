package de.beistand.agent.files;

import java.util.function.LongSupplier;

/// How many bytes may be under way: grows while answers come as soon as ever, shrinks when they
/// wait behind our own bytes (the idea of TCP Vegas).
///
/// Without it a mebibyte at once overflows the queue of a home router; SCTP then repeats for 15 s
/// at walking pace, and so does the input beside it (measured at 20 Mbit/s, 40 ms, 200 ms of
/// queue).
final class FlightWindow {
  /// Where it begins: less than any queue holds.
  static final long FIRST = 64 * 1024;

  /// More would hold up the input beside it even on the quickest line.
  static final long MOST = 1024 * 1024;

  /// An answer that is later than the earliest one by less than that one took, within these bounds,
  /// waited for nobody: lines with a longer way are less even.
  private static final long LEAST_CALM_NANOS = 4_000_000;

  private static final long MOST_CALM_NANOS = 30_000_000;

  /// An answer that is later by more than so many times that waited in a queue of ours.
  private static final int FULL = 3;

  private final LongSupplier nanoTime;
  private final long first;
  private long size;
  private boolean doubling = true;
  private long earliest = Long.MAX_VALUE;
  private long awaited = -1;
  private long sentAt;

  FlightWindow(long first, LongSupplier nanoTime) {
    this.first = first;
    this.size = first;
    this.nanoTime = nanoTime;
  }

  long size() {
    return size;
  }

  /// Bytes of a file in one message: large ones cost less, and hold up the input beside them on all
  /// but the quickest lines.
  int piece() {
    return (int) Math.clamp(size / 4, Piece.SIZE, Piece.MOST);
  }

  /// It begins anew: what was under way is lost.
  void restart() {
    size = Math.min(size, first);
    doubling = true;
    awaited = -1;
  }

  /// Everything up to here is sent.
  void sent(long total) {
    if (awaited < 0) {
      awaited = total;
      sentAt = nanoTime.getAsLong();
    }
  }

  /// The receiver has everything up to here.
  void got(long total) {
    if (awaited < 0 || total < awaited) {
      return;
    }
    awaited = -1;
    long took = nanoTime.getAsLong() - sentAt;
    earliest = Math.min(earliest, took);
    long waited = took - earliest;
    long calm = Math.clamp(earliest, LEAST_CALM_NANOS, MOST_CALM_NANOS);
    if (waited > FULL * calm) {
      doubling = false;
      size = Math.max(FIRST, size * 7 / 10);
    } else if (waited < calm) {
      size = Math.min(MOST, doubling ? 2 * size : size + FIRST / 2);
    }
  }
}
