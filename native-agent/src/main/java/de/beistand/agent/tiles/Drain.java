package de.beistand.agent.tiles;

/// How fast the channel empties, and so how much may wait in it: what leaves within 150 ms; and how
/// long the line needs for something new.
///
/// What left some of the queue tells how fast the line is; what emptied it tells that it is at
/// least so fast, if it was more than SCTP itself takes without the line (its window). Times are
/// nanoseconds of [System#nanoTime()].
final class Drain {
  /// Bytes that may wait before anything is known.
  static final long FIRST = 160_000;

  /// A line that takes less than this in time takes it all the same: the smallest useful change.
  static final long LEAST = 12_000;

  /// Far below the 16 MiB at which the library closes the channel without a word.
  static final long MOST = 1_000_000;

  private static final double SECONDS = 0.15;

  /// What waits before the next look at the screen, as part of [#most].
  private static final double ALMOST_EMPTY = 0.25;

  /// Senders of SCTP send in bursts, one a round trip: a shorter look sees one or none.
  private static final long LOOK_NANOS = 100_000_000;

  /// After this time 1/e of what was known before counts: a lost packet stops everything for a
  /// moment.
  private static final double MEMORY_NANOS = 400_000_000;

  /// Less that waits, such as the marks of frames beside the video, tells nothing.
  private static final long TELLING = 4000;

  /// More than the window of a thin line has room for at once.
  private static final long WINDOW = 24_000;

  /// A line that takes in less time than it should what may wait is that much faster, at most.
  private static final double FASTER = 1.2;

  private static final long SHORTEST_NANOS = 1_000_000;
  private static final double NANOS = 1e9;

  /// What a page of text costs, in bytes a pixel (measured: 0.09 to 0.15).
  private static final double TEXT = 0.12;

  private static final double DENSE = 0.4;

  /// A tile of so many pixels tells half of what the next one costs.
  private static final double TELLING_PIXELS = 50_000;

  private double bytesPerSecond = FIRST / SECONDS;
  private double bytesPerPixel = TEXT;
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
      if (left + backlog >= TELLING) {
        double weight = 1 - Math.exp(-nanos / MEMORY_NANOS);
        bytesPerSecond += weight * (Math.max(0, rate) - bytesPerSecond);
      }
    } else if (looking && left >= WINDOW) {
      bytesPerSecond = Math.max(bytesPerSecond, rate);
    } else if (looking && left >= most() / 2 && rate > bytesPerSecond) {
      bytesPerSecond = Math.min(rate, FASTER * bytesPerSecond);
    }
    looking = true;
    since = now;
    gone = queued - backlog;
  }

  /// Something was coded.
  void coded(long bytes, long pixels) {
    double weight = pixels / (pixels + TELLING_PIXELS);
    bytesPerPixel += weight * ((double) bytes / pixels - bytesPerPixel);
  }

  /// Bytes that may wait.
  long most() {
    return Math.clamp((long) (bytesPerSecond * SECONDS), LEAST, MOST);
  }

  /// Bytes that may still wait when the screen is looked at again: what is on it by then is news.
  long almostEmpty() {
    return (long) (most() * ALMOST_EMPTY);
  }

  /// How long the line will need for so much of the picture.
  long nanosFor(double pixels) {
    return (long) (pixels * bytesPerPixel / Math.max(bytesPerSecond, 1) * NANOS);
  }

  /// The same for text, whatever was sent last.
  long nanosForText(long pixels) {
    return (long) (pixels * TEXT / Math.max(bytesPerSecond, 1) * NANOS);
  }

  /// Pixels that take as many bytes as may wait, also if they cost more than text.
  int pixels() {
    return (int) Math.min(most() / Math.max(bytesPerPixel, DENSE), Integer.MAX_VALUE);
  }
}
