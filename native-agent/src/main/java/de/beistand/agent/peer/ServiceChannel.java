package de.beistand.agent.peer;

import de.beistand.agent.service.Message;
import de.beistand.agent.service.ServiceRunner;
import de.beistand.protocol.Codec;
import de.beistand.protocol.trust.SpokenWords;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The data channel of one service: reliable, ordered, of this name. Its pages may not know it.
final class ServiceChannel implements ServiceRunner.Channel {
  private static final System.Logger LOG = System.getLogger("beistand.peer");

  private final NativeThread thread;
  private final ServiceRunner service;
  private final RTCDataChannel channel;
  private final RTCPeerConnection connection;
  private volatile Optional<SpokenWords.Fingerprints> fingerprints = Optional.empty();
  private volatile boolean disposed;

  /// On the native thread, like [#dispose].
  ServiceChannel(
      int peer, RTCPeerConnection connection, NativeThread thread, ServiceRunner service) {
    this.thread = thread;
    this.connection = connection;
    this.service = service;
    channel = connection.createDataChannel(service.label(), new RTCDataChannelInit());
    channel.registerObserver(new Listener(peer));
  }

  @Override
  public synchronized boolean isOpen() {
    return !disposed && channel.getState() == RTCDataChannelState.OPEN;
  }

  @Override
  public synchronized long backlog() {
    return disposed ? 0 : channel.getBufferedAmount();
  }

  @Override
  public synchronized void send(byte[] message, boolean binary) {
    if (!isOpen()) {
      return;
    }
    try {
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(message), binary));
    } catch (Exception e) { // as the library declares it
      LOG.log(System.Logger.Level.WARNING, "not sent on " + service.label(), e);
    }
  }

  @Override
  public Optional<SpokenWords.Fingerprints> fingerprints() {
    return fingerprints;
  }

  @Override
  public void close() {
    thread.later(this::dispose);
  }

  /// Closes the channel and tells the service; may be called again.
  synchronized void dispose() {
    if (disposed) {
      return;
    }
    disposed = true;
    NativeThread.guarded(channel::unregisterObserver);
    NativeThread.guarded(channel::close);
    NativeThread.guarded(channel::dispose);
    service.closed(this);
  }

  private final class Listener implements RTCDataChannelObserver {
    private final int peer;

    Listener(int peer) {
      this.peer = peer;
    }

    /// Never called by this version of the library.
    @Override
    public void onBufferedAmountChange(long previousAmount) {}

    @Override
    public void onStateChange() {
      NativeThread.guarded(() -> thread.later(this::stateChanged));
    }

    private void stateChanged() {
      if (disposed) {
        return;
      }
      switch (channel.getState()) {
        case OPEN -> {
          fingerprints = Certificates.of(connection);
          service.opened(peer, ServiceChannel.this);
        }
        case CLOSING, CLOSED -> dispose();
        case CONNECTING -> {}
      }
    }

    @Override
    public void onMessage(RTCDataChannelBuffer message) {
      NativeThread.guarded(
          () -> {
            byte[] copy = new byte[message.data.remaining()];
            message.data.get(copy);
            if (message.binary) {
              service.received(ServiceChannel.this, new Message.Bytes(copy));
            } else if (copy.length <= Codec.MAX_LENGTH) {
              String text = new String(copy, StandardCharsets.UTF_8);
              service.received(ServiceChannel.this, new Message.Text(text));
            }
          });
    }
  }
}
