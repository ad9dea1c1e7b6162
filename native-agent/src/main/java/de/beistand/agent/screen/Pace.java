package de.beistand.agent.screen;

/// When the next frame may be taken: at once after a pause, a second one soon after it (programs
/// often draw in two steps), then evenly.
///
/// The generic cell rate algorithm (ITU-T I.371) with a burst of two. Times are nanoseconds of
/// [System#nanoTime()].
final class Pace {
  private final long steady;
  private final long shortest;
  private long due;
  private long latest;
  private boolean started;

  /// @param steady time between two frames on average
  /// @param shortest time between two frames at least
  Pace(long steady, long shortest) {
    this.steady = steady;
    this.shortest = shortest;
  }

  /// How long to wait before the next frame; 0 or less if it may be taken now.
  long waitAt(long now) {
    return started ? Math.max(due - steady - now, latest + shortest - now) : 0;
  }

  /// A frame is taken.
  void taken(long now) {
    due = started ? Math.max(due, now) + steady : now + steady;
    latest = now;
    started = true;
  }
}
