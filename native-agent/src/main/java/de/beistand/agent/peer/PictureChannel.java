package de.beistand.agent.peer;

import de.beistand.agent.tiles.PictureLine;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The data channel `picture`. The screen's thread uses it, and has ended before it is closed.
final class PictureChannel implements PictureLine {
  private static final System.Logger LOG = System.getLogger("beistand.peer");

  /// What the page says if it understands that message (docs/picture.md).
  private static final String MOVE = "move";

  private static final String BUNDLE = "bundle";
  private static final String HOLES = "holes";
  private static final String SHADES = "shades";

  private final RTCDataChannel channel;
  private final Bundle bundle = new Bundle(this::sendNow);
  private volatile boolean takesMoves;
  private volatile boolean takesHoles;
  private volatile boolean takesShades;
  private volatile boolean takesBundles;
  private volatile Runnable whenOpen = () -> {};

  PictureChannel(RTCPeerConnection connection) {
    channel = connection.createDataChannel("picture", new RTCDataChannelInit());
    channel.registerObserver(new Listener());
  }

  @Override
  public boolean open() {
    return channel.getState() == RTCDataChannelState.OPEN;
  }

  @Override
  public boolean mayOpen() {
    return switch (channel.getState()) {
      case CONNECTING, OPEN -> true;
      case CLOSING, CLOSED -> false;
    };
  }

  @Override
  public void whenOpen(Runnable listener) {
    whenOpen = listener;
  }

  @Override
  public boolean takesMoves() {
    return takesMoves;
  }

  @Override
  public boolean takesHoles() {
    return takesHoles;
  }

  @Override
  public boolean takesShades() {
    return takesShades;
  }

  @Override
  public long backlog() {
    return channel.getBufferedAmount() + bundle.size();
  }

  @Override
  public void send(byte[] message) {
    if (takesBundles) {
      bundle.add(message);
    } else {
      sendNow(message);
    }
  }

  @Override
  public void flush() {
    bundle.flush();
  }

  private void sendNow(byte[] message) {
    try {
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
    } catch (Exception e) { // as the library declares it
      LOG.log(System.Logger.Level.WARNING, "tile not sent", e);
    }
  }

  /// On a native thread.
  private final class Listener implements RTCDataChannelObserver {
    @Override
    public void onBufferedAmountChange(long previousAmount) {}

    @Override
    public void onStateChange() {
      NativeThread.guarded(
          () -> {
            if (open()) {
              whenOpen.run();
            }
          });
    }

    @Override
    public void onMessage(RTCDataChannelBuffer message) {
      NativeThread.guarded(
          () -> {
            String words = StandardCharsets.UTF_8.decode(message.data).toString();
            List<String> kinds = message.binary ? List.of() : List.of(words.split(" ", -1));
            takesMoves = kinds.contains(MOVE);
            takesHoles = kinds.contains(HOLES);
            takesShades = kinds.contains(SHADES);
            takesBundles = kinds.contains(BUNDLE);
          });
    }
  }

  void close() {
    NativeThread.guarded(channel::unregisterObserver);
    NativeThread.guarded(channel::close);
    NativeThread.guarded(channel::dispose);
  }
}
