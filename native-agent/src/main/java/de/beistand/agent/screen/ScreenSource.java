package de.beistand.agent.screen;

import de.beistand.agent.tiles.PictureLine;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.Sharing.Visibility;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.Optional;
import java.util.function.Consumer;

/// Where the shared picture comes from.
///
/// A port: each operating system may have its own.
public interface ScreenSource {
  /// Size of the shared picture.
  ///
  /// @param width pixels
  /// @param height pixels
  record Size(int width, int height) {}

  /// A running or stopped capture. One thread uses it.
  interface Capture {
    /// Where the frames come out.
    VideoTrackSource frames();

    /// The track that carries the frames is made, and not yet part of a connection.
    default void shownBy(VideoTrack track) {}

    /// A page looks at the picture; it may take tiles and wants to know about the cursor.
    ///
    /// @param words what to tell it besides; any thread calls it
    default void shownTo(PictureLine line, Consumer<AgentToTechnician> words) {}

    /// Whether sharpness counts more than what a film costs; any thread.
    default void sharp(boolean wanted) {}

    /// Frames reach somebody from now on; any thread.
    default void connected() {}

    /// The page hears only now what it is told besides the picture; any thread.
    default void listening() {}

    /// Stops looking at the screen; no frame follows.
    void stop();

    /// Frees everything; after [#stop] and after the track that uses the frames is disposed of.
    void dispose();
  }

  /// Why the screen cannot be captured now, for the log; empty if it can. To be asked before
  /// [#start]: native libraries end the process where this speaks.
  Optional<String> obstacle();

  /// Shows another monitor, if the customer lets the technician see it; any thread.
  ///
  /// @param id of a monitor that the page was told of, or
  ///   [de.beistand.protocol.channel.AgentToTechnician.Screens#ALL]
  default void choose(String id) {}

  /// What the customer can choose from instead of everything.
  default Offer offer() {
    return Offer.NONE;
  }

  /// From now on nothing else is shown; a running capture obeys before its next frame. Any thread.
  default void limit(Limit limit) {}

  /// Tells what is shown of it whenever that changes.
  ///
  /// @param watcher called by the thread of the capture
  default void watch(Consumer<Shown> watcher) {}

  /// What the customer shows, and whether there is something of it to see.
  record Shown(Limit limit, Visibility visibility) {}

  /// Stops looking at the screen, or looks again: every capture, also those that start later. When
  /// it returns after a stop, nothing is fetched and no frame follows; after a go-on the whole
  /// picture comes anew. Any thread.
  void pause(boolean paused);

  /// Where mouse and keyboard reach.
  default Aim aim() {
    return Aim.EVERYWHERE;
  }

  /// The size now; it may change at any time.
  Size size();

  /// Starts looking at the screen.
  Capture start();
}
