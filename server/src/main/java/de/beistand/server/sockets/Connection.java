package de.beistand.server.sockets;

import de.beistand.protocol.Codec;
import de.beistand.protocol.FailureCode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The way out to one peer: a bounded outbox that a virtual thread of its own empties.
///
/// No caller ever waits for a peer. One that does not take its messages is closed with
/// [Refusal#TOO_SLOW].
///
/// @param <M> what this peer understands
public final class Connection<M> {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
  private static final AtomicLong COUNT = new AtomicLong();

  private final long number = COUNT.incrementAndGet();
  private final Session session;
  private final Codec<M> codec;
  private final FailureMessage<M> failure;
  private final Pace pace;
  private final Deque<Frame> outbox = new ArrayDeque<>();
  private int waitingCharacters;
  private boolean closing;

  /// Makes the message that says no.
  public interface FailureMessage<M> {
    M of(FailureCode code, int retryAfterSeconds);
  }

  private sealed interface Frame {
    record Text(String text) implements Frame {}

    record Ping() implements Frame {}

    record Close(int code, String reason) implements Frame {}
  }

  Connection(Session session, Codec<M> codec, FailureMessage<M> failure, Pace pace) {
    this.session = session;
    this.codec = codec;
    this.failure = failure;
    this.pace = pace;
  }

  void start() {
    Thread.ofVirtual().name("outbox-" + number).start(this::empty);
  }

  /// For log lines: counts up from 1.
  public long number() {
    return number;
  }

  /// Puts a message into the outbox; drops it if the connection is closing.
  public void send(M message) {
    add(new Frame.Text(codec.encode(message)));
  }

  /// Says no; the connection stays open.
  public void tell(Refusal refusal, Duration wait) {
    send(failure.of(refusal.code(), (int) Math.min(wait.plusMillis(999).toSeconds(), 86_400)));
  }

  /// Says no; the connection stays open.
  public void tell(Refusal refusal) {
    tell(refusal, Duration.ZERO);
  }

  /// Says no, then closes with the code of the error table.
  public void refuse(Refusal refusal) {
    if (isClosing()) {
      return;
    }
    LOG.info("event=refused connection={} refusal={}", number, refusal);
    tell(refusal);
    close(refusal.closeCode(), refusal.name());
  }

  /// Closes after everything that is in the outbox.
  public void close(int code, String reason) {
    add(new Frame.Close(code, reason));
  }

  /// Whether nothing more will be sent or heard.
  boolean isClosing() {
    synchronized (outbox) {
      return closing;
    }
  }

  void ping() {
    add(new Frame.Ping());
  }

  private void add(Frame frame) {
    boolean tooSlow = false;
    synchronized (outbox) {
      if (closing) {
        return;
      }
      int length = frame instanceof Frame.Text(String text) ? text.length() : 0;
      if (outbox.size() >= pace.outboxMessages()
          || waitingCharacters + length > pace.outboxCharacters()) {
        tooSlow = true;
        closing = true;
        outbox.clear();
      } else {
        closing = frame instanceof Frame.Close;
        waitingCharacters += length;
        outbox.add(frame);
      }
      outbox.notifyAll();
    }
    if (tooSlow) {
      cutOff();
    }
  }

  /// The loop of the outbox's thread; ends with the connection.
  private void empty() {
    try {
      for (Frame frame = next(); frame != null; frame = next()) {
        switch (frame) {
          case Frame.Text(String text) -> {
            if (!taken(done -> session.sendText(text, done))) {
              return;
            }
          }
          case Frame.Ping() -> {
            if (!taken(done -> session.sendPing(ByteBuffer.allocate(0), done))) {
              return;
            }
          }
          case Frame.Close(int code, String reason) -> {
            session.close(code, reason, Callback.NOOP);
            return;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private @Nullable Frame next() throws InterruptedException {
    synchronized (outbox) {
      while (outbox.isEmpty()) {
        if (closing || !session.isOpen()) {
          return null;
        }
        outbox.wait();
      }
      Frame frame = outbox.remove();
      if (frame instanceof Frame.Text(String text)) {
        waitingCharacters -= text.length();
      }
      return frame;
    }
  }

  private interface Write {
    void to(Callback done);
  }

  /// Writes one frame; false if the connection is over.
  private boolean taken(Write write) throws InterruptedException {
    var done = new CountDownLatch(1);
    var result = new Outcome();
    write.to(
        Callback.from(
            () -> {
              result.good = true;
              done.countDown();
            },
            failed -> done.countDown()));
    if (!done.await(pace.write().toMillis(), TimeUnit.MILLISECONDS)) {
      stop();
      cutOff();
      return false;
    }
    return result.good;
  }

  private static final class Outcome {
    volatile boolean good;
  }

  /// Tells a slow peer why, as far as it listens, and drops it.
  private void cutOff() {
    LOG.warn("event=too-slow connection={}", number);
    session.close(Refusal.TOO_SLOW.closeCode(), Refusal.TOO_SLOW.name(), Callback.NOOP);
    Thread.ofVirtual()
        .name("cut-off-" + number)
        .start(
            () -> {
              try {
                Thread.sleep(pace.write());
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              session.disconnect();
            });
  }

  /// Ends the outbox's thread; called once the peer is gone.
  void stop() {
    synchronized (outbox) {
      closing = true;
      outbox.clear();
      outbox.notifyAll();
    }
  }

  /// Drops the connection without a word.
  void drop() {
    stop();
    session.disconnect();
  }
}
