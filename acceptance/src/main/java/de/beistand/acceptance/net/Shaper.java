package de.beistand.acceptance.net;

import java.util.Random;

/// One direction of a line: says of each packet when it comes out at the other end, or that it
/// never does. Pure: the same seed and the same packets give the same answers.
public final class Shaper {
  /// The answer for a packet that was lost or found the queue full.
  public static final long LOST = Long.MIN_VALUE;

  private final double nanosPerByte;
  private final long delayNanos;
  private final long queueNanos;
  private final double loss;
  private final Random random;
  private long lineFreeAt = Long.MIN_VALUE;

  public Shaper(Network.Limits limits, long seed) {
    this.nanosPerByte = 8e9 / limits.bitsPerSecond();
    this.delayNanos = limits.roundTrip().toNanos() / 2;
    this.queueNanos = limits.queue().toNanos();
    this.loss = limits.loss();
    this.random = new Random(seed);
  }

  /// When a packet of that many bytes, entering now, comes out; times as of `System.nanoTime()`.
  public long admit(int bytes, long now) {
    boolean lost = random.nextDouble() < loss;
    long start = lineFreeAt == Long.MIN_VALUE ? now : Math.max(now, lineFreeAt);
    if (start - now > queueNanos) {
      return LOST;
    }
    lineFreeAt = start + Math.round(bytes * nanosPerByte);
    return lost ? LOST : lineFreeAt + delayNanos;
  }
}
