package de.beistand.agent.peer;

import de.beistand.agent.tiles.PictureLine;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.nio.ByteBuffer;

/// The data channel `picture`. The screen's thread uses it, and has ended before it is closed.
final class PictureChannel implements PictureLine {
  private static final System.Logger LOG = System.getLogger("beistand.peer");

  private final RTCDataChannel channel;

  PictureChannel(RTCPeerConnection connection) {
    channel = connection.createDataChannel("picture", new RTCDataChannelInit());
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
  public long backlog() {
    return channel.getBufferedAmount();
  }

  @Override
  public void send(byte[] message) {
    try {
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), true));
    } catch (Exception e) { // as the library declares it
      LOG.log(System.Logger.Level.WARNING, "tile not sent", e);
    }
  }

  void close() {
    NativeThread.guarded(channel::close);
    NativeThread.guarded(channel::dispose);
  }
}
