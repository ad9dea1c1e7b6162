package de.beistand.agent.screen;

import de.beistand.agent.x11.X11UnavailableException;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The desktop of this computer as X11 shows it, captured by this program: a frame when something
/// changed and none while nothing does, coded as screen content.
public final class X11ScreenSource implements ScreenSource {
  private final @Nullable String displayName;
  private volatile Size size = new Size(0, 0);

  /// @param displayName such as `:0`; null is the one of the environment
  public X11ScreenSource(@Nullable String displayName) {
    this.displayName = displayName;
  }

  /// Tries everything that the capture needs, once: shared memory, damage, cursor, and a build of
  /// the native library that is known to take the content hint.
  @Override
  public Optional<String> obstacle() {
    try (X11Capture capture = X11Capture.open(displayName, new Area.Desktop())) {
      remember(capture.box());
      X11Cursor.open(displayName).close();
      return ScreenContent.obstacle();
    } catch (X11UnavailableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Size size() {
    return size;
  }

  private void remember(Box box) {
    size = new Size(box.width(), box.height());
  }

  @Override
  public Capture start() {
    try {
      X11Capture capture = X11Capture.open(displayName, new Area.Desktop());
      remember(capture.box());
      var source = new CustomVideoSource();
      var pump = FramePump.start(displayName, capture, new FramePusher(source), this::remember);
      return new RunningCapture(source, pump);
    } catch (X11UnavailableException e) {
      throw new IllegalStateException("obstacle() was not asked", e);
    }
  }

  private record RunningCapture(CustomVideoSource source, FramePump pump) implements Capture {
    @Override
    public VideoTrackSource frames() {
      return source;
    }

    @Override
    public void shownBy(VideoTrack track) {
      ScreenContent.mark(track);
    }

    @Override
    public void stop() {
      pump.stop();
    }

    @Override
    public void dispose() {
      source.dispose();
    }
  }
}
