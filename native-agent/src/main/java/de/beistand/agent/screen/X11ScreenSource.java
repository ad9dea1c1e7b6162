package de.beistand.agent.screen;

import de.beistand.agent.tiles.PictureLine;
import de.beistand.agent.x11.X11UnavailableException;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.awt.Rectangle;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The desktop of this computer as X11 shows it, captured by this program: a frame when something
/// changed and none while nothing does, coded as screen content.
public final class X11ScreenSource implements ScreenSource {
  private final @Nullable String displayName;
  private final Supplier<List<Rectangle>> own;
  private final AtomicReference<Selection> selection = new AtomicReference<>(Selection.START);
  private final Aim aim;
  private volatile Consumer<Shown> watcher = _ -> {};
  private volatile Size size = new Size(0, 0);
  private volatile boolean fit;
  private volatile @Nullable RunningCapture running;
  private boolean paused; // guarded by this

  /// @param displayName such as `:0`; null is the one of the environment
  /// @param own this program's windows, in pixels of the desktop
  public X11ScreenSource(@Nullable String displayName, Supplier<List<Rectangle>> own) {
    this.displayName = displayName;
    this.own = own;
    aim = new X11Aim(displayName, this::running);
  }

  /// Tries everything that the capture needs, once: shared memory, damage, cursor, and a build of
  /// the native library that is known to take the content hint. What was found fit stays so: if the
  /// server is gone, [#start] says it.
  @Override
  public Optional<String> obstacle() {
    if (fit) {
      return Optional.empty();
    }
    try (X11Capture capture = X11Capture.open(displayName, new Area.Desktop())) {
      remember(capture.box());
      X11Cursor.open(displayName).close();
      Optional<String> obstacle = ScreenContent.obstacle();
      fit = obstacle.isEmpty();
      return obstacle;
    } catch (X11UnavailableException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Size size() {
    RunningCapture now = running;
    if (now != null) {
      remember(now.capture.box());
    }
    return size;
  }

  private void remember(Box box) {
    size = new Size(box.width(), box.height());
  }

  @Override
  public void choose(String id) {
    selection.updateAndGet(before -> before.wishing(id));
    changed();
  }

  private void changed() {
    RunningCapture capture = running;
    if (capture != null) {
      capture.pump.reconsider();
    }
  }

  @Override
  public Offer offer() {
    return X11Offer.now(displayName);
  }

  @Override
  public void limit(Limit limit) {
    selection.updateAndGet(before -> before.limited(limit));
    changed();
  }

  @Override
  public void watch(Consumer<Shown> watcher) {
    this.watcher = watcher;
  }

  @Override
  public synchronized void pause(boolean now) {
    paused = now;
    RunningCapture capture = running;
    if (capture != null) {
      capture.pump.pause(now);
    }
  }

  @Override
  public Aim aim() {
    return aim;
  }

  private Optional<X11Capture> running() {
    return Optional.ofNullable(running).map(now -> now.capture);
  }

  @Override
  public synchronized Capture start() {
    try {
      var teller = new ShownTeller();
      X11Capture capture = X11Capture.open(displayName, new Selected(teller));
      teller.size(capture.box());
      var source = new CustomVideoSource();
      var pump =
          FramePump.start(displayName, capture, new FramePusher(source), teller, own, paused);
      var started = new RunningCapture(source, capture, pump);
      running = started;
      return started;
    } catch (X11UnavailableException e) {
      throw new IllegalStateException("no picture: " + e.getMessage(), e);
    }
  }

  /// What is selected now, and whom to tell.
  private final class Selected implements X11Capture.Choice {
    private final ShownTeller teller;
    private Limit limit = Selection.START.limit();

    Selected(ShownTeller teller) {
      this.teller = teller;
    }

    @Override
    public Area of(List<Monitor> monitors) {
      Selection now = selection.get();
      limit = now.limit();
      Selection.Outcome outcome = now.with(monitors);
      teller.screens(outcome.screens());
      return outcome.area();
    }

    @Override
    public void found(Visibility visibility) {
      if (visibility == Visibility.GONE) {
        selection.updateAndGet(now -> now.limit().equals(limit) ? now.closed() : now);
      }
      if (teller.sharing(limit, visibility)) {
        watcher.accept(new Shown(limit, visibility));
      }
    }
  }

  private final class RunningCapture implements Capture {
    private final CustomVideoSource source;
    private final X11Capture capture;
    private final FramePump pump;

    RunningCapture(CustomVideoSource source, X11Capture capture, FramePump pump) {
      this.source = source;
      this.capture = capture;
      this.pump = pump;
    }

    @Override
    public VideoTrackSource frames() {
      return source;
    }

    @Override
    public void shownBy(VideoTrack track) {
      ScreenContent.mark(track);
    }

    @Override
    public void shownTo(PictureLine line, Consumer<AgentToTechnician> words) {
      pump.shownTo(line, words);
    }

    @Override
    public void sharp(boolean wanted) {
      pump.sharp(wanted);
    }

    @Override
    public void connected() {
      pump.connected();
    }

    @Override
    public void listening() {
      pump.listening();
    }

    @Override
    public void stop() {
      if (running == this) {
        running = null;
      }
      pump.stop();
    }

    @Override
    public void dispose() {
      source.dispose();
    }
  }
}
