package de.beistand.agent.screen;

import java.util.concurrent.TimeUnit;

/// Where a working thread rests while it is paused. Others close and open it, and whoever closed it
/// can wait until the thread does rest. Any thread may use it, unless a method says otherwise.
///
/// The thread looks at [#isPaused] and [#isStopped] between its steps; if a step waits for
/// something else, whoever closes the gate has to end that wait.
final class PauseGate {
  private volatile boolean paused;
  private volatile boolean stopped;
  private boolean resting; // guarded by this

  PauseGate(boolean paused) {
    this.paused = paused;
  }

  boolean isPaused() {
    return paused;
  }

  /// Whether it is over, paused or not.
  boolean isStopped() {
    return stopped;
  }

  /// Whether the thread may work.
  boolean isOpen() {
    return !paused && !stopped;
  }

  synchronized void pause(boolean now) {
    paused = now;
    notifyAll();
  }

  /// Nothing is to be done any more.
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /// Returns when the thread rests, at the latest after this time.
  synchronized void awaitRest(int longestMillis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longestMillis);
    try {
      for (long left = longestMillis;
          !resting && left > 0;
          left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Rests until the pause is over or it is stopped; for the working thread.
  synchronized void rest() throws InterruptedException {
    resting = true;
    notifyAll();
    while (paused && !stopped) {
      wait();
    }
    resting = false;
  }

  /// The working thread ends and rests for ever.
  synchronized void end() {
    resting = true;
    notifyAll();
  }
}
