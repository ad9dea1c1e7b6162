package de.beistand.bench.process;

/// A sleep that an interrupt turns into the end of the measurement.
public final class Pause {
  private Pause() {}

  public static void millis(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
