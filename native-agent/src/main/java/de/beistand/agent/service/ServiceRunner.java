package de.beistand.agent.service;

import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.Wish;
import de.beistand.agent.text.PlainText;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.trust.SpokenWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// One service with its thread and its mailbox.
public final class ServiceRunner implements AutoCloseable {
  /// What a data channel does for a service.
  public interface Channel {
    boolean isOpen();

    /// Bytes that wait for the network.
    long backlog();

    void send(byte[] message, boolean binary);

    /// As [Page#fingerprints].
    Optional<SpokenWords.Fingerprints> fingerprints();

    /// Closes it for good.
    void close();
  }

  /// A page that keeps to its protocol has at most some hundred messages under way.
  private static final int ROOM = 4096;

  /// Messages that come before their channel is told to stand: what a page says at once.
  private static final int MOST_EARLY = 64;

  /// Of a detail; each may take two places in the record.
  private static final int MOST_CHARACTERS = SessionEvent.LONGEST_DETAIL / 2;

  private static final System.Logger LOG = System.getLogger("beistand.service");

  private final Service service;
  private final ToIntFunction<ServiceRunner> wishNumbers;
  private final Consumer<AgentEvent> mailbox;
  private final BlockingQueue<Consumer<Service>> work = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(ROOM);
  private final Thread thread;

  // on the thread only
  private final List<Message> early = new ArrayList<>();
  private @Nullable Channel earlyOn;
  private @Nullable Connected connected;

  ServiceRunner(
      Service service, ToIntFunction<ServiceRunner> wishNumbers, Consumer<AgentEvent> mailbox) {
    this.service = service;
    this.wishNumbers = wishNumbers;
    this.mailbox = mailbox;
    thread = Thread.ofPlatform().daemon().name(service.label()).start(this::run);
    later(_ -> service.started(action -> later(_ -> action.run())));
  }

  boolean isPossible() {
    return service.isPossible();
  }

  /// Name of the data channel.
  public String label() {
    return service.label();
  }

  /// The page's end of `channel` stands; any thread.
  ///
  /// @param peer number of the connection
  public void opened(int peer, Channel channel) {
    later(
        _ -> {
          List<Message> came = earlyOn == channel ? List.copyOf(early) : List.of();
          forgetEarly();
          connected = new Connected(peer, channel);
          service.opened(connected);
          came.forEach(service::received);
        });
  }

  /// The page said something on `channel`; any thread, returns at once. A flood closes the channel.
  public void received(Channel channel, Message message) {
    if (!room.tryAcquire()) {
      flood(channel);
      return;
    }
    later(
        _ -> {
          room.release();
          if (connected != null && connected.channel == channel) {
            service.received(message);
          } else if (channel.isOpen()) {
            keepEarly(channel, message);
          }
        });
  }

  /// The library tells messages on a thread of its own, which may be quicker than the one that
  /// tells [#opened].
  private void keepEarly(Channel channel, Message message) {
    if (earlyOn != channel) {
      forgetEarly();
      earlyOn = channel;
    }
    if (early.size() == MOST_EARLY) {
      flood(channel);
      return;
    }
    early.add(message);
  }

  private void forgetEarly() {
    early.clear();
    earlyOn = null;
  }

  private void flood(Channel channel) {
    LOG.log(System.Logger.Level.WARNING, () -> "a flood of messages on " + label());
    channel.close();
  }

  /// The channel is gone; any thread.
  public void closed(Channel channel) {
    later(
        _ -> {
          if (earlyOn == channel) {
            forgetEarly();
          }
          if (connected != null && connected.channel == channel) {
            connected = null;
            service.closed();
          }
        });
  }

  /// Does something on the service's thread, in order. Never waits, not even in a flood: the
  /// session and the library's thread call it, and the service may be waiting for them.
  void later(Consumer<Service> action) {
    work.add(action);
  }

  private void run() {
    try {
      while (true) {
        Consumer<Service> next = work.take();
        try {
          next.accept(service);
        } catch (RuntimeException | Error e) { // a bug ends neither it nor the session
          LOG.log(System.Logger.Level.ERROR, label(), e);
        }
      }
    } catch (InterruptedException e) {
      LOG.log(System.Logger.Level.DEBUG, "closed"); // the thread ends
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private final class Connected implements Page {
    private final int peer;
    private final Channel channel;

    Connected(int peer, Channel channel) {
      this.peer = peer;
      this.channel = channel;
    }

    @Override
    public boolean isOpen() {
      return channel.isOpen();
    }

    @Override
    public long backlog() {
      return channel.backlog();
    }

    @Override
    public void send(String text) {
      channel.send(text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Override
    public void send(byte[] bytes) {
      channel.send(bytes, true);
    }

    @Override
    public Wish wish(Grant grant, List<String> details) {
      var wish = new Wish(wishNumbers.applyAsInt(ServiceRunner.this), grant, details);
      mailbox.accept(new AgentEvent.Wished(peer, wish));
      return wish;
    }

    @Override
    public void takeBack(Wish wish) {
      mailbox.accept(new AgentEvent.WishTakenBack(peer, wish.id()));
    }

    @Override
    public Optional<SpokenWords.Fingerprints> fingerprints() {
      return channel.fingerprints();
    }

    @Override
    public void restart() {
      mailbox.accept(new AgentEvent.RestartAllowed(peer));
    }

    @Override
    public void wordsDiffer() {
      mailbox.accept(new AgentEvent.WordsDiffer(peer));
    }

    @Override
    public void happened(EventKind kind, String subject, String detail) {
      String line = PlainText.line(detail, MOST_CHARACTERS);
      mailbox.accept(new AgentEvent.Happened(kind, subject, line));
    }
  }
}
