package de.beistand.agent;

import de.beistand.agent.control.RemoteControl;
import de.beistand.agent.control.TechnicianChannel;
import de.beistand.agent.peer.Peer;
import de.beistand.agent.peer.PeerConnections;
import de.beistand.agent.screen.ScreenSource;
import de.beistand.agent.service.Services;
import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.Effect;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.channel.AgentToTechnician;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The connection to the technician's page, of which there is at most one, with all that hangs on
/// it. Used by the session's thread only.
final class Technicians implements AutoCloseable {
  private record Open(
      int number, Peer peer, TechnicianChannel channel, CompletableFuture<Peer> ready) {}

  private static final Duration LOOK_AT_SIZE_EVERY = Duration.ofSeconds(1);

  private final PeerConnections connections;
  private final ScreenSource screen;
  private final RemoteControl control;
  private final Consumer<AgentEvent> mailbox;
  private final Services services;
  private @Nullable Open open;
  private @Nullable Thread sizeWatch;

  Technicians(
      PeerConnections connections,
      ScreenSource screen,
      RemoteControl control,
      Consumer<AgentEvent> mailbox,
      Services services) {
    this.services = services;
    this.connections = connections;
    this.screen = screen;
    this.control = control;
    this.mailbox = mailbox;
  }

  /// Starts the capture and the connection.
  void open(Effect.OpenPeer effect) {
    close();
    var ready = new CompletableFuture<Peer>();
    var channel =
        new TechnicianChannel(
            effect.peer(),
            control,
            mailbox,
            message -> ready.thenAccept(p -> p.send(message)),
            wanted -> ready.thenAccept(p -> p.quality(wanted)),
            screen::choose);
    Peer peer =
        connections.open(
            new PeerConnections.Settings(effect.peer(), effect.iceServers(), effect.relayOnly()),
            screen,
            mailbox,
            channel::received,
            services.possible());
    ready.complete(peer);
    open = new Open(effect.peer(), peer, channel, ready);
  }

  /// Does something with this connection, if it is still open.
  void on(int number, Consumer<Peer> action) {
    if (open != null && open.number() == number) {
      action.accept(open.peer());
    }
  }

  /// Tells the size of the screen now and whenever it changes.
  void tellScreen(int number) {
    on(
        number,
        peer -> {
          peer.pageListens();
          stopSizeWatch();
          sizeWatch = Thread.ofVirtual().name("screen size").start(() -> watchSize(peer));
        });
  }

  private void watchSize(Peer peer) {
    ScreenSource.Size told = null;
    try {
      while (true) {
        ScreenSource.Size size = screen.size();
        if (!size.equals(told)) {
          told = size;
          peer.send(new AgentToTechnician.Screen(size.width(), size.height()));
        }
        Thread.sleep(LOOK_AT_SIZE_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the connection closes
    }
  }

  /// Stops the capture and closes this connection, if it is still open.
  void close(int number, @Nullable EndReason bye) {
    if (open != null && open.number() == number) {
      stopSizeWatch();
      open.channel().close();
      open.peer().close(bye == null ? null : new AgentToTechnician.Bye(bye));
      open = null;
    }
  }

  /// Closes whatever is open.
  @Override
  public void close() {
    if (open != null) {
      close(open.number(), null);
    }
  }

  private void stopSizeWatch() {
    if (sizeWatch != null) {
      sizeWatch.interrupt();
      sizeWatch = null;
    }
  }
}
