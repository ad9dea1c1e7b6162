package de.beistand.agent.files;

import java.util.ArrayDeque;
import java.util.Deque;

/// How fast something grows, over the last seconds.
final class Pace {
  private static final long SPAN_NANOS = 3_000_000_000L;
  private static final long STEP_NANOS = 200_000_000L;

  private record Mark(long nanos, long bytes) {}

  private final Deque<Mark> marks = new ArrayDeque<>();

  /// It stands at `bytes` now.
  void mark(long nanos, long bytes) {
    if (marks.isEmpty() || nanos - marks.getLast().nanos() >= STEP_NANOS) {
      marks.addLast(new Mark(nanos, bytes));
    }
    while (marks.size() > 2 && nanos - marks.getFirst().nanos() > SPAN_NANOS) {
      marks.removeFirst();
    }
  }

  /// Begins anew: it stood still.
  void forget() {
    marks.clear();
  }

  /// Bytes in a second; 0 before it is known.
  long perSecond() {
    if (marks.size() < 2) {
      return 0;
    }
    long nanos = marks.getLast().nanos() - marks.getFirst().nanos();
    long bytes = marks.getLast().bytes() - marks.getFirst().bytes();
    return nanos <= 0 ? 0 : (long) (bytes * 1e9 / nanos);
  }
}
