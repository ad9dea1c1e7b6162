package de.beistand.agent.signaling;

import de.beistand.protocol.Codec;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.ContainerProvider;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.WebSocketContainer;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One WebSocket to the server, as text in and text out.
///
/// One thread reads with [#receive]; any thread sends; a thread of its own writes, so that nobody
/// waits for the network. A server that says nothing for 15 s, not even a pong, is dead.
final class Connection implements AutoCloseable {
  /// What [#receive] brings.
  sealed interface Received {
    /// A whole text message.
    record Text(String text) implements Received {}

    /// Nothing came in time.
    record Nothing() implements Received {}

    /// The connection is over.
    ///
    /// @param closeCode RFC 6455 § 7.4, ours in docs/protocol.md
    record Closed(int closeCode) implements Received {}
  }

  private static final System.Logger LOG = System.getLogger("beistand.signaling");
  private static final Duration DIAL_WITHIN = Duration.ofSeconds(10);
  private static final Duration PING_EVERY = Duration.ofSeconds(5);
  private static final Duration DEAD_AFTER = Duration.ofSeconds(15);
  private static final int ROOM = 256;

  /// Tyrus' `ClientProperties.INCOMING_BUFFER_SIZE`, in bytes; the default is 4 MB. Tyrus itself is
  /// no compile-time dependency.
  private static final String INCOMING_BUFFER_SIZE = "org.glassfish.tyrus.incomingBufferSize";

  /// The longest message if every character took four bytes, and the frame's head.
  private static final int MOST_BYTES = 4 * Codec.MAX_LENGTH + 64;

  /// A ping in the outbox; no JSON text is empty.
  private static final String PING = "";

  private final BlockingQueue<Received> inbox = new ArrayBlockingQueue<>(ROOM);
  private final BlockingQueue<String> outbox = new ArrayBlockingQueue<>(ROOM);
  private final Duration pingEvery;
  private final Duration deadAfter;
  private final Session session;
  private volatile long lastHeard = System.nanoTime();
  private long lastPing = System.nanoTime();
  private volatile boolean closed;
  private volatile @Nullable Thread writer;

  private Connection(URI address, Duration dialWithin, Duration pingEvery, Duration deadAfter)
      throws IOException, DeploymentException {
    this.pingEvery = pingEvery;
    this.deadAfter = deadAfter;
    WebSocketContainer container = ContainerProvider.getWebSocketContainer();
    container.setDefaultMaxTextMessageBufferSize(Codec.MAX_LENGTH);
    container.setDefaultMaxBinaryMessageBufferSize(1024);
    ClientEndpointConfig config = ClientEndpointConfig.Builder.create().build();
    config.getUserProperties().put(INCOMING_BUFFER_SIZE, MOST_BYTES);
    session = within(dialWithin, () -> container.connectToServer(new Receiver(), config, address));
  }

  /// Gives an attempt up after a while: Tyrus itself waits for half a minute, and an attempt that
  /// began while the network was gone hardly ever succeeds.
  private static Session within(Duration patience, Callable<Session> attempt)
      throws IOException, DeploymentException {
    var dialled = new CompletableFuture<Session>();
    Thread.ofVirtual().name("signaling dial").start(() -> dial(attempt, dialled));
    try {
      return dialled.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      dialled.cancel(false);
      throw new IOException("no answer within " + patience.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      dialled.cancel(false);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case DeploymentException deployment -> throw deployment;
        case null, default -> throw new IOException(e);
      }
    }
  }

  private static void dial(Callable<Session> attempt, CompletableFuture<Session> dialled) {
    try {
      Session made = attempt.call();
      if (!dialled.complete(made)) {
        made.close(); // too late
      }
    } catch (Exception e) { // whatever it is, the caller gets it
      dialled.completeExceptionally(e);
    }
  }

  /// Dials.
  static Connection open(URI address) throws IOException, DeploymentException {
    return open(address, DIAL_WITHIN, PING_EVERY, DEAD_AFTER);
  }

  static Connection open(URI address, Duration dialWithin, Duration pingEvery, Duration deadAfter)
      throws IOException, DeploymentException {
    var connection = new Connection(address, dialWithin, pingEvery, deadAfter);
    connection.writer = Thread.ofVirtual().name("signaling writer").start(connection::write);
    return connection;
  }

  /// Puts a message into the outbox; a server that lets it fill up is closed.
  void send(String text) {
    if (!outbox.offer(text)) {
      LOG.log(System.Logger.Level.WARNING, "the server takes messages too slowly");
      over(CloseReason.CloseCodes.GOING_AWAY.getCode());
    }
  }

  /// The next message; waits up to `within`, and pings meanwhile.
  Received receive(Duration within) throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (true) {
      pingIfDue();
      long left = Math.min(end - System.nanoTime(), pingEvery.toNanos());
      Received received = inbox.poll(Math.max(left, 0), TimeUnit.NANOSECONDS);
      if (received != null) {
        return received;
      }
      if (closed) {
        return new Received.Closed(CloseReason.CloseCodes.CLOSED_ABNORMALLY.getCode());
      }
      if (System.nanoTime() - lastHeard > deadAfter.toNanos()) {
        LOG.log(System.Logger.Level.WARNING, "the server is silent");
        return new Received.Closed(CloseReason.CloseCodes.CLOSED_ABNORMALLY.getCode());
      }
      if (System.nanoTime() >= end) {
        return new Received.Nothing();
      }
    }
  }

  private void pingIfDue() {
    if (System.nanoTime() - lastPing >= pingEvery.toNanos() && !outbox.contains(PING)) {
      lastPing = System.nanoTime();
      send(PING);
    }
  }

  private void write() {
    try {
      while (!closed) {
        String text = outbox.take();
        if (text.equals(PING)) {
          session.getBasicRemote().sendPing(ByteBuffer.allocate(0));
        } else {
          session.getBasicRemote().sendText(text);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, () -> "writing ended: " + e);
      over(CloseReason.CloseCodes.CLOSED_ABNORMALLY.getCode());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void over(int closeCode) {
    closed = true;
    inbox.offer(new Received.Closed(closeCode)); // full: the reader sees `closed` after the rest
  }

  /// Says goodbye as far as the network allows it; does not wait for it.
  @Override
  public void close() {
    closed = true;
    Thread current = writer;
    if (current != null) {
      current.interrupt();
    }
    Thread.ofVirtual()
        .name("signaling goodbye")
        .start(
            () -> {
              try {
                session.close(new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""));
              } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.DEBUG, () -> "closing: " + e);
              }
            });
  }

  private final class Receiver extends Endpoint {
    @Override
    public void onOpen(Session opened, EndpointConfig config) {
      opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) this::heard);
      opened.addMessageHandler(
          PongMessage.class,
          (MessageHandler.Whole<PongMessage>) _ -> lastHeard = System.nanoTime());
    }

    /// Waits while the inbox is full: TCP then slows the server down.
    private void heard(String text) {
      lastHeard = System.nanoTime();
      if (text.length() > Codec.MAX_LENGTH) {
        over(CloseReason.CloseCodes.TOO_BIG.getCode());
        return;
      }
      try {
        while (!closed && !inbox.offer(new Received.Text(text), 1, TimeUnit.SECONDS)) {
          LOG.log(System.Logger.Level.DEBUG, "the server sends faster than we work");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void onClose(Session ended, CloseReason reason) {
      over(reason.getCloseCode().getCode());
    }

    @Override
    public void onError(Session broken, Throwable error) {
      LOG.log(System.Logger.Level.DEBUG, () -> "connection: " + error);
      over(CloseReason.CloseCodes.CLOSED_ABNORMALLY.getCode());
    }
  }
}
