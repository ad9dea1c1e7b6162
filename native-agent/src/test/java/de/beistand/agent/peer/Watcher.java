package de.beistand.agent.peer;

import de.beistand.agent.screen.ScreenSource;
import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/// Two connected peers in this process: one sends a screen, the other looks at what arrives.
final class Watcher implements AutoCloseable {
  /// A decoded picture's brightness, 16 black to 235 white (ITU-R BT.601).
  record Picture(int width, int height, byte[] luma) {
    int brightness(int x, int y) {
      return Byte.toUnsignedInt(luma[y * width + x]);
    }
  }

  private final PeerConnectionFactory factory =
      new PeerConnectionFactory(new AudioDeviceModule(AudioLayer.kDummyAudio));
  private final AtomicReference<Picture> latest =
      new AtomicReference<>(new Picture(0, 0, new byte[0]));
  private final AtomicInteger arrived = new AtomicInteger();
  private final ScreenSource.Capture capture;
  private final RTCPeerConnection sender;
  private final RTCPeerConnection receiver;
  private final VideoTrack track;

  private Watcher(ScreenSource screen) {
    capture = screen.start();
    AtomicReference<RTCPeerConnection> sending = new AtomicReference<>();
    AtomicReference<RTCPeerConnection> receiving = new AtomicReference<>();
    sender = factory.createPeerConnection(new RTCConfiguration(), candidatesTo(receiving));
    receiver =
        factory.createPeerConnection(
            new RTCConfiguration(),
            new PeerConnectionObserver() {
              @Override
              public void onIceCandidate(RTCIceCandidate candidate) {
                sending.get().addIceCandidate(candidate);
              }

              @Override
              public void onTrack(RTCRtpTransceiver transceiver) {
                ((VideoTrack) transceiver.getReceiver().getTrack()).addSink(Watcher.this::look);
              }
            });
    sending.set(sender);
    receiving.set(receiver);
    track = factory.createVideoTrack("screen", capture.frames());
    capture.shownBy(track);
    VideoSending.of(sender, track, factory);
  }

  private static PeerConnectionObserver candidatesTo(AtomicReference<RTCPeerConnection> other) {
    return candidate -> other.get().addIceCandidate(candidate);
  }

  static Watcher of(ScreenSource screen) throws Exception {
    var watcher = new Watcher(screen);
    String offer = new Sdp(watcher.sender).offer(false);
    watcher.set(new RTCSessionDescription(RTCSdpType.OFFER, offer), true);
    var made = new CompletableFuture<RTCSessionDescription>();
    watcher.receiver.createAnswer(
        new RTCAnswerOptions(),
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            made.complete(description);
          }

          @Override
          public void onFailure(String error) {
            made.completeExceptionally(new IllegalStateException(error));
          }
        });
    watcher.set(made.get(), false);
    new Sdp(watcher.sender).answer(StartBitrate.into(made.get().sdp, 4000));
    return watcher;
  }

  private void set(RTCSessionDescription description, boolean remote) throws Exception {
    var set = new CompletableFuture<Boolean>();
    var observer =
        new SetSessionDescriptionObserver() {
          @Override
          public void onSuccess() {
            set.complete(true);
          }

          @Override
          public void onFailure(String error) {
            set.completeExceptionally(new IllegalStateException(error));
          }
        };
    if (remote) {
      receiver.setRemoteDescription(description, observer);
    } else {
      receiver.setLocalDescription(description, observer);
    }
    set.get();
  }

  private void look(VideoFrame frame) {
    I420Buffer buffer = frame.buffer.toI420();
    int width = buffer.getWidth();
    int height = buffer.getHeight();
    byte[] luma = new byte[width * height];
    for (int row = 0; row < height; row++) {
      buffer.getDataY().get(row * buffer.getStrideY(), luma, row * width, width);
    }
    latest.set(new Picture(width, height, luma));
    arrived.incrementAndGet();
  }

  Picture latest() {
    return latest.get();
  }

  /// How many frames came.
  int arrived() {
    return arrived.get();
  }

  /// What the sender's statistics say of the video that goes out and its codec, by the names of the
  /// W3C.
  Map<String, Object> outbound() throws Exception {
    var report = new CompletableFuture<RTCStatsReport>();
    sender.getStats(report::complete);
    return report.get().getStats().values().stream()
        .filter(
            stats ->
                stats.getType() == RTCStatsType.OUTBOUND_RTP
                    || stats.getType() == RTCStatsType.CODEC)
        .flatMap(stats -> stats.getAttributes().entrySet().stream())
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
  }

  @Override
  public void close() {
    capture.stop();
    sender.close();
    receiver.close();
    NativeThread.guarded(track::dispose);
    capture.dispose();
    factory.dispose();
  }
}
