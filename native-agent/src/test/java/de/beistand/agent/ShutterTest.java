package de.beistand.agent;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.ScreenSource;
import de.beistand.agent.window.RecordingSign;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Each of three reasons keeps the screen out of sight, whatever becomes of the others.
class ShutterTest {
  private final FakeScreen screen = new FakeScreen();
  private final Shutter shutter = new Shutter(screen);

  @Test
  void aTechnicianWhoMayLookSeesNothingOfAPause() {
    shutter.hidden(true);
    shutter.paused(true);
    shutter.hidden(false);
    assertThat(screen.paused).isTrue();
    shutter.paused(false);
    assertThat(screen.paused).isFalse();
  }

  @Test
  void theEndOfAPauseShowsNothingToWhomTheCustomerIsStillAskedAbout() {
    shutter.paused(true);
    shutter.hidden(true);
    shutter.paused(false);
    assertThat(screen.paused).isTrue();
    shutter.hidden(false);
    assertThat(screen.paused).isFalse();
  }

  @Test
  void whatHasToBeRecordedIsNotSeenBeforeItIs() {
    shutter.recording(RecordingSign.AWAITED);
    shutter.paused(true);
    shutter.paused(false);
    shutter.hidden(true);
    shutter.hidden(false);
    assertThat(screen.paused).isTrue();
    shutter.recording(RecordingSign.RUNNING);
    assertThat(screen.paused).isFalse();
  }

  @Test
  void aRecordingThatBreaksOffClosesAndOneThatIsNotWantedOpens() {
    shutter.recording(RecordingSign.RUNNING);
    assertThat(screen.paused).isFalse();
    shutter.recording(RecordingSign.AWAITED);
    assertThat(screen.paused).isTrue();
    shutter.recording(RecordingSign.OFF);
    assertThat(screen.paused).isFalse();
  }

  @Test
  void aRecordingThatBeginsDoesNotEndAPause() {
    shutter.recording(RecordingSign.AWAITED);
    shutter.paused(true);
    shutter.recording(RecordingSign.RUNNING);
    assertThat(screen.paused).isTrue();
  }

  private static final class FakeScreen implements ScreenSource {
    boolean paused;

    @Override
    public void pause(boolean now) {
      paused = now;
    }

    @Override
    public Optional<String> obstacle() {
      throw new AssertionError("a shutter only pauses");
    }

    @Override
    public Size size() {
      throw new AssertionError("a shutter only pauses");
    }

    @Override
    public Capture start() {
      throw new AssertionError("a shutter only pauses");
    }
  }
}
