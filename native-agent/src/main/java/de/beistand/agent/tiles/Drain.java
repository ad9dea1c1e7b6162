package de.beistand.agent.tiles;

/// How fast the channel empties, and so how much may wait in it: what leaves within 200 ms.
///
/// What left some of the queue tells how fast the line is; what emptied it tells that it is at
/// least so fast, if it was more than SCTP itself takes without the line (its window). Times are
/// nanoseconds of [System#nanoTime()].
final class Drain {
  /// Bytes that may wait before anything is known.
  static final long FIRST = 160_000;

  /// A line that takes less than this in time takes it all the same: the smallest useful change.
  static final long LEAST = 32_000;

  /// Far below the 16 MiB at which the library closes the channel without a word.
  static final long MOST = 1_000_000;

  private static final double SECONDS = 0.2;

  /// Senders of SCTP send in bursts, one a round trip: a shorter look sees one or none.
  private static final long LOOK_NANOS = 100_000_000;

  /// More than the window of a thin line has room for at once.
  private static final long WINDOW = 24_000;

  private static final long SHORTEST_NANOS = 1_000_000;
  private static final double NANOS = 1e9;

  private double bytesPerSecond = FIRST / SECONDS;
  private long since;
  private long gone;
  private boolean looking;

  /// Takes in how it stands; to be called before anything is queued.
  ///
  /// @param queued bytes given to the channel so far
  /// @param backlog those of them that still wait
  void seen(long queued, long backlog, long now) {
    long nanos = now - since;
    long left = queued - backlog - gone;
    double rate = left * NANOS / Math.max(nanos, SHORTEST_NANOS);
    if (backlog > 0 && looking) {
      if (nanos < LOOK_NANOS) {
        return;
      }
      bytesPerSecond = (bytesPerSecond + Math.max(0, rate)) / 2;
    } else if (looking && left >= WINDOW) {
      bytesPerSecond = Math.max(bytesPerSecond, rate);
    }
    looking = true;
    since = now;
    gone = queued - backlog;
  }

  /// Bytes that may wait.
  long most() {
    return Math.clamp((long) (bytesPerSecond * SECONDS), LEAST, MOST);
  }
}
