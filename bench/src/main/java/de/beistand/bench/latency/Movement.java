package de.beistand.bench.latency;

import de.beistand.bench.process.Pause;
import de.beistand.bench.report.Metric;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;

/// Much change for a while: which of the numbered frames arrive, and how old they are then.
final class Movement {
  private static final Duration RUN_UP = Duration.ofSeconds(2);
  private static final long POLL_NANOS = 700_000;

  /// What to measure, by name.
  record Metrics(Metric rate, Metric age, Metric longestStand) {}

  private final Eyes eyes;
  private final int framesPerSecond;
  private final Sink sink;

  Movement(Eyes eyes, int framesPerSecond, Sink sink) {
    this.eyes = eyes;
    this.framesPerSecond = framesPerSecond;
    this.sink = sink;
  }

  /// Moves for two seconds unmeasured, then for `length`; `measured` runs in front of and behind
  /// the latter.
  void run(Motion motion, Duration length, Metrics metrics, Runnable before, Runnable after) {
    try (Mover mover = new Mover(motion, framesPerSecond)) {
      Pause.millis(RUN_UP.toMillis());
      before.run();
      watch(mover, length, metrics);
      after.run();
    }
  }

  /// Moves without anybody watching.
  static void unwatched(
      Motion motion, int framesPerSecond, Duration length, Runnable before, Runnable after) {
    try (Mover mover = new Mover(motion, framesPerSecond)) {
      Pause.millis(RUN_UP.toMillis());
      before.run();
      Pause.millis(length.toMillis());
      after.run();
    }
  }

  private void watch(Mover mover, Duration length, Metrics metrics) {
    long start = System.nanoTime();
    long end = start + length.toNanos();
    long lastArrival = start;
    long longest = 0;
    int last = eyes.frame();
    int arrived = 0;
    for (long now = start; now < end; now = System.nanoTime()) {
      int frame = eyes.frame();
      if (frame != last && mover.drew(frame)) {
        long seen = System.nanoTime();
        sink.addMillis(metrics.age(), mover.drawnAt(frame), seen);
        longest = Math.max(longest, seen - lastArrival);
        lastArrival = seen;
        last = frame;
        arrived++;
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
    longest = Math.max(longest, end - lastArrival);
    sink.add(metrics.rate(), arrived / (length.toNanos() / 1e9));
    sink.add(metrics.longestStand(), longest / 1e6);
  }

  /// Draws frames at an even rate and remembers when.
  private static final class Mover implements AutoCloseable {
    private static final int REMEMBERED = 1 << 12;
    private static final AtomicInteger MOVEMENTS = new AtomicInteger();

    private final AtomicLongArray drawn = new AtomicLongArray(REMEMBERED);
    private final Motion motion;
    private final long period;
    private final int first = MOVEMENTS.incrementAndGet() * REMEMBERED;
    private final Thread thread;
    private volatile boolean open = true;

    Mover(Motion motion, int framesPerSecond) {
      this.motion = motion;
      this.period = 1_000_000_000L / framesPerSecond;
      this.thread = Thread.ofPlatform().daemon().name("mover").start(this::run);
    }

    /// Whether the number is of this movement and not one that an earlier one left on the screen.
    boolean drew(int frame) {
      return frame >= first;
    }

    long drawnAt(int frame) {
      return drawn.get(frame % REMEMBERED);
    }

    private void run() {
      long next = System.nanoTime();
      for (int number = first; open; number++) {
        drawn.set(number % REMEMBERED, System.nanoTime());
        motion.draw(number);
        next += period;
        for (long left; (left = next - System.nanoTime()) > 0; ) {
          LockSupport.parkNanos(left);
        }
      }
    }

    @Override
    public void close() {
      open = false;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      motion.close();
    }
  }
}
