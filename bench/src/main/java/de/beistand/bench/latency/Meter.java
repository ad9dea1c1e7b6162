package de.beistand.bench.latency;

import de.beistand.acceptance.net.Line;
import de.beistand.bench.process.CpuTime;
import de.beistand.bench.process.Pause;
import java.time.Duration;
import java.util.List;

/// What a stretch of time costs at the customer's: bytes that leave, and CPU time.
///
/// @param sharing process ids of the programs that share the screen
/// @param screen process id of the X server
record Meter(Line line, List<Long> sharing, long screen) {
  private static final double QUIET_KILOBITS = 30;

  /// @param programs CPU time of the sharing programs
  /// @param server CPU time of the X server
  record Reading(long nanoTime, long bytes, Duration programs, Duration server) {
    double kilobitsPerSecondUntil(Reading later) {
      return (later.bytes - bytes) * 8e6 / (later.nanoTime - nanoTime);
    }

    double programCoresUntil(Reading later) {
      return cores(programs, later.programs, later);
    }

    double serverCoresUntil(Reading later) {
      return cores(server, later.server, later);
    }

    private double cores(Duration from, Duration to, Reading later) {
      return (double) to.minus(from).toNanos() / (later.nanoTime - nanoTime);
    }
  }

  /// Waits until hardly anything leaves the customer any more, at most `patience`.
  void awaitQuiet(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    Reading before = read();
    do {
      Pause.millis(500);
      Reading now = read();
      if (before.kilobitsPerSecondUntil(now) < QUIET_KILOBITS) {
        return;
      }
      before = now;
    } while (System.nanoTime() < deadline);
  }

  Reading read() {
    Duration programs = sharing.stream().map(CpuTime::ofTree).reduce(Duration.ZERO, Duration::plus);
    return new Reading(
        System.nanoTime(), line.bytesFromCustomer(), programs, CpuTime.ofTree(screen));
  }
}
