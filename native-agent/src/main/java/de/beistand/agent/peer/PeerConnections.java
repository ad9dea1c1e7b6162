package de.beistand.agent.peer;

import de.beistand.agent.screen.ScreenSource;
import de.beistand.agent.service.ServiceRunner;
import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.webrtc.WebRtcLibrary;
import de.beistand.protocol.signaling.IceServer;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The native WebRTC library: everything that is native goes through here and the thread of it.
/// There is one in a process.
public final class PeerConnections implements AutoCloseable {
  /// What the other side of a connection needs to know.
  ///
  /// @param number given to every event
  /// @param relayOnly use no path but the TURN servers
  public record Settings(int number, List<IceServer> iceServers, boolean relayOnly) {
    public Settings {
      iceServers = List.copyOf(iceServers);
    }
  }

  private static final AtomicBoolean MADE = new AtomicBoolean();

  private final NativeThread thread = new NativeThread();
  private @Nullable PeerConnectionFactory factory;

  /// Loads the library, without waiting for it.
  public PeerConnections() {
    if (MADE.getAndSet(true)) {
      throw new IllegalStateException("a second factory");
    }
    thread.later(WebRtcLibrary::load);
    thread.later(this::factory);
  }

  /// Starts the capture and a connection with an offer, without waiting for it.
  ///
  /// @param mailbox gets what happens to the connection
  /// @param inbox gets what the technician says
  /// @param services get a channel each
  public Peer open(
      Settings settings,
      ScreenSource screen,
      Consumer<AgentEvent> mailbox,
      Peer.Inbox inbox,
      List<ServiceRunner> services) {
    var peer = new Peer(settings.number(), thread, mailbox, inbox, services);
    thread.later(() -> peer.start(factory(), settings, screen));
    return peer;
  }

  /// Disposes of the library; every peer is closed by then.
  @Override
  public void close() {
    thread.later(
        () -> {
          if (factory != null) {
            factory.dispose();
            factory = null;
          }
        });
    thread.close();
  }

  /// The audio device module is a dummy: without sound hardware the library's own ends the process.
  private PeerConnectionFactory factory() {
    if (factory == null) {
      factory = new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
    }
    return factory;
  }
}
