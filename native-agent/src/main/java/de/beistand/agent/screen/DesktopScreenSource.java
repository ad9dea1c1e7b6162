package de.beistand.agent.screen;

import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.agent.x11.XDisplay;
import dev.onvoid.webrtc.media.video.VideoDesktopSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The whole desktop, as the library captures it: every frame, the cursor painted in.
public final class DesktopScreenSource implements ScreenSource {
  private static final int WHOLE_DESKTOP = -1;
  private static final int FRAMES_PER_SECOND = 30;

  private @Nullable VideoDesktopSource running; // guarded by this, like the next
  private boolean paused;

  @Override
  public Optional<String> obstacle() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    try {
      XDisplay.open(null).close();
      return Optional.empty();
    } catch (X11UnavailableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Size size() {
    Rectangle all = new Rectangle();
    for (GraphicsDevice device :
        GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices()) {
      GraphicsConfiguration configuration = device.getDefaultConfiguration();
      all.add(
          configuration
              .getDefaultTransform()
              .createTransformedShape(configuration.getBounds())
              .getBounds());
    }
    return new Size(all.width, all.height);
  }

  @Override
  public synchronized void pause(boolean now) {
    paused = now;
    if (running != null) {
      if (now) {
        running.stop();
      } else {
        running.start();
      }
    }
  }

  @Override
  public synchronized Capture start() {
    var source = new VideoDesktopSource();
    source.setSourceId(WHOLE_DESKTOP, false);
    source.setFrameRate(FRAMES_PER_SECOND);
    if (!paused) {
      source.start();
    }
    running = source;
    return new DesktopCapture(source);
  }

  private synchronized void stopped(VideoDesktopSource source) {
    if (running == source) {
      running = null;
    }
    source.stop();
  }

  private final class DesktopCapture implements Capture {
    private final VideoDesktopSource source;

    DesktopCapture(VideoDesktopSource source) {
      this.source = source;
    }

    @Override
    public VideoTrackSource frames() {
      return source;
    }

    @Override
    public void stop() {
      stopped(source);
    }

    @Override
    public void dispose() {
      source.dispose();
    }
  }
}
