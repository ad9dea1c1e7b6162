package de.beistand.agent.peer;

import de.beistand.agent.service.ServiceRunner;
import de.beistand.agent.session.AgentEvent;
import de.beistand.protocol.Codec;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.channel.AgentToTechnician.CursorAt;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCDataChannelState;
import dev.onvoid.webrtc.RTCPeerConnection;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The data channels of a connection: `control` (reliable, ordered), `pointer` (unordered, without
/// repeats), `picture`, and one for each service. On the native thread only.
final class Channels {
  private static final System.Logger LOG = System.getLogger("beistand.peer");

  /// A page that leaves so much lying does not read any more; far below the 16 MiB at which the
  /// library closes the channel without a word.
  private static final long MOST_BUFFERED = 1 << 20;

  /// How long a goodbye may take to leave the computer.
  private static final long GOODBYE_MILLIS = 100;

  private final Codec<AgentToTechnician> codec = Codec.tolerant(AgentToTechnician.class);
  private final int number;
  private final NativeThread thread;
  private final Consumer<AgentEvent> mailbox;
  private final RTCDataChannel control;
  private final RTCDataChannel pointer;
  private final PictureChannel picture;
  private final List<ServiceChannel> services;
  private int lastPlace;
  private boolean closed;

  Channels(
      int number,
      RTCPeerConnection connection,
      NativeThread thread,
      Consumer<AgentEvent> mailbox,
      Peer.Inbox inbox,
      List<ServiceRunner> services) {
    this.number = number;
    this.thread = thread;
    this.mailbox = mailbox;
    control = connection.createDataChannel("control", new RTCDataChannelInit());
    var fast = new RTCDataChannelInit();
    fast.ordered = false;
    fast.maxRetransmits = 0;
    pointer = connection.createDataChannel("pointer", fast);
    picture = new PictureChannel(connection);
    this.services =
        services.stream()
            .map(service -> new ServiceChannel(number, connection, thread, service))
            .toList();
    control.registerObserver(new Listener(inbox, false));
    pointer.registerObserver(new Listener(inbox, true));
  }

  /// Takes the picture's tiles.
  PictureChannel picture() {
    return picture;
  }

  /// Says something if the channel is open. A place of the cursor that was said before goes where
  /// nothing is lost.
  ///
  /// @return false if the page does not read any more
  boolean send(AgentToTechnician message) {
    RTCDataChannel channel = control;
    if (message instanceof CursorAt at && at.seq() != lastPlace) {
      lastPlace = at.seq();
      channel = pointer;
    }
    if (channel.getState() != RTCDataChannelState.OPEN) {
      return true;
    }
    if (channel.getBufferedAmount() > MOST_BUFFERED) {
      return channel == pointer;
    }
    byte[] utf8 = codec.encode(message).getBytes(StandardCharsets.UTF_8);
    try {
      channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(utf8), false));
    } catch (Exception e) { // as the library declares it
      LOG.log(System.Logger.Level.WARNING, "not sent", e);
    }
    return true;
  }

  void close(AgentToTechnician.@Nullable Bye last) {
    closed = true;
    if (last != null) {
      NativeThread.guarded(() -> goodbye(last));
    }
    picture.close();
    services.forEach(ServiceChannel::dispose);
    for (RTCDataChannel channel : new RTCDataChannel[] {control, pointer}) {
      NativeThread.guarded(channel::unregisterObserver);
      NativeThread.guarded(channel::close);
      NativeThread.guarded(channel::dispose);
    }
  }

  private void goodbye(AgentToTechnician.Bye last) {
    if (control.getState() != RTCDataChannelState.OPEN) {
      return;
    }
    send(last);
    long end = System.nanoTime() + GOODBYE_MILLIS * 1_000_000;
    try {
      while (control.getBufferedAmount() > 0 && System.nanoTime() < end) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stateChanged() {
    if (closed) {
      return;
    }
    switch (control.getState()) {
      case OPEN -> mailbox.accept(new AgentEvent.ChannelOpened(number));
      case CLOSING, CLOSED -> mailbox.accept(new AgentEvent.ChannelClosed(number));
      case CONNECTING -> {}
    }
  }

  private final class Listener implements RTCDataChannelObserver {
    private final Peer.Inbox inbox;
    private final boolean isPointer;

    Listener(Peer.Inbox inbox, boolean isPointer) {
      this.inbox = inbox;
      this.isPointer = isPointer;
    }

    /// Never called by this version of the library.
    @Override
    public void onBufferedAmountChange(long previousAmount) {}

    @Override
    public void onStateChange() {
      if (!isPointer) {
        NativeThread.guarded(() -> thread.later(Channels.this::stateChanged));
      }
    }

    @Override
    public void onMessage(RTCDataChannelBuffer message) {
      NativeThread.guarded(
          () -> {
            byte[] copy = new byte[message.data.remaining()];
            message.data.get(copy);
            if (!message.binary) {
              inbox.received(copy, isPointer);
            }
          });
    }
  }
}
