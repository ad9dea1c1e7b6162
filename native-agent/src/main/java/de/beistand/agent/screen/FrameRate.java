package de.beistand.agent.screen;

/// How far video frames are apart, so that they do not queue up on this side: fewer frames while
/// packets wait for long, more again when they do not. Pure but for its own memory.
final class FrameRate {
  /// Packets of one frame of video leave within this time where nothing queues up.
  private static final double RELAXED_MILLIS = 50;

  private static final double CROWDED_MILLIS = 120;
  private static final double SLOWER = 1.35;
  private static final double FASTER = 0.85;

  private final long shortest;
  private final long longest;
  private long interval;

  /// @param shortest nanoseconds between two frames
  /// @param longest the same on the slowest line
  FrameRate(long shortest, long longest) {
    this.shortest = shortest;
    this.longest = longest;
    interval = shortest;
  }

  /// Nanoseconds between two frames now.
  long interval() {
    return interval;
  }

  /// Packets waited so long lately.
  void waited(double millis) {
    if (millis > CROWDED_MILLIS) {
      interval = Math.min(longest, (long) (interval * SLOWER));
    } else if (millis < RELAXED_MILLIS) {
      interval = Math.max(shortest, (long) (interval * FASTER));
    }
  }
}
