package de.beistand.agent;

import de.beistand.agent.screen.ScreenSource;
import de.beistand.agent.window.RecordingSign;

/// Whether pictures are taken of the screen: not in a pause, not while the customer is still being
/// asked, and not before a recording that belongs to the session stands. Used by the session's
/// thread only.
final class Shutter {
  private final ScreenSource screen;
  private boolean paused;
  private boolean hidden;
  private RecordingSign recording = RecordingSign.OFF;

  /// Open at first.
  Shutter(ScreenSource screen) {
    this.screen = screen;
  }

  /// The customer pauses, or goes on.
  void paused(boolean now) {
    paused = now;
    set();
  }

  /// Nobody may look yet, or somebody may.
  void hidden(boolean now) {
    hidden = now;
    set();
  }

  /// How it stands with the recording.
  void recording(RecordingSign now) {
    recording = now;
    set();
  }

  private void set() {
    screen.pause(paused || hidden || recording == RecordingSign.AWAITED);
  }
}
