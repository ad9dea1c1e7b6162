package de.beistand.agent.peer;

import de.beistand.agent.screen.ScreenSource;
import de.beistand.agent.screen.ScreenSource.Capture;
import de.beistand.agent.service.ServiceRunner;
import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.AgentEvent.OfferMade;
import de.beistand.agent.session.AgentEvent.PeerBroke;
import de.beistand.protocol.PictureQuality;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.signaling.IceCandidate;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection to a technician's page: the picture out, two data channels.
///
/// Any thread may call it; nothing but [#close] waits. What happens is told as events with the
/// number of the connection.
public final class Peer {
  /// Gets what the technician says; called by a native thread, must return at once.
  @FunctionalInterface
  public interface Inbox {
    /// @param utf8 JSON text
    /// @param pointer whether it came on the channel `pointer`
    void received(byte[] utf8, boolean pointer);
  }

  private static final System.Logger LOG = System.getLogger("beistand.peer");
  private static final int START_KILOBITS = 4000;

  /// Closing takes 60 ms on a busy computer.
  private static final int CLOSE_SECONDS = 5;

  /// Exit code when the library hangs (EX_SOFTWARE in sysexits.h).
  private static final int HUNG = 70;

  /// More candidates than any computer has paths; the rest is dropped.
  private static final int MOST_WAITING = 64;

  private final int number;
  private final NativeThread thread;
  private final Consumer<AgentEvent> mailbox;
  private final Inbox inbox;
  private final List<ServiceRunner> services;

  // on the native thread only
  private final List<IceCandidate> waiting = new ArrayList<>();
  private @Nullable Capture capture;
  private @Nullable VideoTrack track;
  private @Nullable VideoSending video;
  private @Nullable RTCPeerConnection connection;
  private @Nullable Channels channels;
  private boolean answered;
  private boolean closed;

  Peer(
      int number,
      NativeThread thread,
      Consumer<AgentEvent> mailbox,
      Inbox inbox,
      List<ServiceRunner> services) {
    this.services = services;
    this.number = number;
    this.thread = thread;
    this.mailbox = mailbox;
    this.inbox = inbox;
  }

  void start(
      PeerConnectionFactory factory, PeerConnections.Settings settings, ScreenSource screen) {
    if (closed) {
      return;
    }
    try {
      begin(factory, settings, screen);
    } catch (RuntimeException | Error e) { // Error too: the library throws it
      LOG.log(System.Logger.Level.ERROR, "no connection", e);
      broke(e.toString());
    }
  }

  private void begin(
      PeerConnectionFactory factory, PeerConnections.Settings settings, ScreenSource screen) {
    var obstacle = screen.obstacle();
    if (obstacle.isPresent()) {
      broke(obstacle.get());
      return;
    }
    capture = screen.start();
    connection =
        factory.createPeerConnection(
            Configuration.of(settings), new Observer(number, thread, mailbox, this::connected));
    track = factory.createVideoTrack("screen", capture.frames());
    capture.shownBy(track);
    video = VideoSending.of(connection, track, factory);
    channels = new Channels(number, connection, thread, mailbox, inbox, services);
    capture.shownTo(channels.picture(), this::send);
    LOG.log(System.Logger.Level.DEBUG, "connection made");
    offer(false);
  }

  private void connected() {
    if (!closed && capture != null) {
      capture.connected();
    }
  }

  /// Makes a new offer with fresh ICE credentials.
  public void restartIce() {
    thread.later(() -> offer(true));
  }

  private void offer(boolean iceRestart) {
    if (closed || connection == null) {
      return;
    }
    try {
      answered = false;
      mailbox.accept(new OfferMade(number, new Sdp(connection).offer(iceRestart)));
    } catch (Sdp.Refused e) {
      broke("offer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Applies the answer to the last offer.
  public void answer(String sdp) {
    thread.later(
        () -> {
          if (closed || connection == null) {
            return;
          }
          try {
            new Sdp(connection).answer(StartBitrate.into(sdp, START_KILOBITS));
            answered = true;
            waiting.forEach(this::apply);
            waiting.clear();
          } catch (Sdp.Refused e) {
            broke("answer: " + e.getMessage());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// Applies a candidate of the other side, at the latest once there is an answer.
  public void candidate(IceCandidate candidate) {
    thread.later(
        () -> {
          if (answered) {
            apply(candidate);
          } else if (waiting.size() < MOST_WAITING) {
            waiting.add(candidate);
          }
        });
  }

  private void apply(IceCandidate candidate) {
    if (connection != null && !candidate.candidate().isEmpty()) {
      connection.addIceCandidate(
          new RTCIceCandidate(
              candidate.sdpMid(), candidate.sdpMLineIndex(), candidate.candidate()));
    }
  }

  /// Says something on the data channel `control`, if it is open.
  public void send(AgentToTechnician message) {
    thread.later(
        () -> {
          if (channels != null && !channels.send(message)) {
            broke("the page takes messages too slowly");
          }
        });
  }

  /// The page hears now: says again what was said before it did.
  public void pageListens() {
    thread.later(
        () -> {
          Capture shown = capture;
          if (!closed && shown != null) {
            NativeThread.guarded(shown::listening);
          }
        });
  }

  /// Changes what the video may cost.
  public void quality(PictureQuality wanted) {
    thread.later(
        () -> {
          VideoSending sending = video;
          Capture shown = capture;
          if (!closed && sending != null && shown != null) {
            shown.sharp(wanted == PictureQuality.SHARP);
            NativeThread.guarded(() -> sending.limit(wanted));
          }
        });
  }

  private void broke(String why) {
    mailbox.accept(new PeerBroke(number, why));
  }

  /// Stops the capture, says `last` if there is a channel, and closes everything, in the only order
  /// that the library survives. Nothing is captured or received when it returns: if the library
  /// hangs, the process ends instead.
  public void close(AgentToTechnician.@Nullable Bye last) {
    var done = new CountDownLatch(1);
    thread.later(
        () -> {
          try {
            dispose(last);
          } finally {
            done.countDown();
          }
        });
    try {
      if (!done.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.ERROR, "the connection does not close: the process ends");
        Runtime.getRuntime().halt(HUNG);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The library cannot free a track that was ever sent, and says so with an Error.
  private static void release(VideoTrack track) {
    try {
      track.dispose();
    } catch (Error e) {
      LOG.log(System.Logger.Level.DEBUG, "the track stays behind", e);
    }
  }

  private void dispose(AgentToTechnician.@Nullable Bye last) {
    closed = true;
    if (capture != null) {
      NativeThread.guarded(capture::stop);
    }
    if (channels != null) {
      channels.close(last);
      channels = null;
    }
    if (connection != null) {
      NativeThread.guarded(connection::close);
      connection = null;
    }
    if (track != null) {
      release(track);
      track = null;
    }
    if (capture != null) {
      NativeThread.guarded(capture::dispose);
      capture = null;
    }
  }
}
