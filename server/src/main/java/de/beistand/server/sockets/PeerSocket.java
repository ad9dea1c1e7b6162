package de.beistand.server.sockets;

import de.beistand.protocol.Codec;
import io.github.bucket4j.Bucket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket of Jetty's: counts and bounds what comes in, and hands it to a [Dialogue].
///
/// @param <M> what this peer understands
public final class PeerSocket<M> implements Session.Listener.AutoDemanding {
  private static final Logger LOG = LoggerFactory.getLogger(PeerSocket.class);

  private final OpenSockets open;
  private final Codec<M> codec;
  private final Connection.FailureMessage<M> failure;
  private final Function<Connection<M>, Dialogue> dialogues;
  private final Pace pace;
  private final Bucket messages;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final long opened = System.nanoTime();
  private volatile long lastHeard = opened;
  private @Nullable Connection<M> connection;
  private @Nullable Dialogue dialogue;

  /// @param dialogues starts the conversation on a new connection
  public PeerSocket(
      OpenSockets open,
      Codec<M> codec,
      Connection.FailureMessage<M> failure,
      Pace pace,
      Function<Connection<M>, Dialogue> dialogues) {
    this.open = open;
    this.codec = codec;
    this.failure = failure;
    this.pace = pace;
    this.dialogues = dialogues;
    this.messages =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(pace.burst())
                        .refillGreedy(pace.perSecond(), Duration.ofSeconds(1)))
            .build();
  }

  @Override
  public void onWebSocketOpen(Session session) {
    session.setIdleTimeout(Duration.ZERO); // pings do this job: they also notice half-open peers
    var made = new Connection<>(session, codec, failure, pace);
    connection = made;
    dialogue = dialogues.apply(made);
    made.start();
    open.add(this);
  }

  @Override
  public void onWebSocketText(String text) {
    if (connection().isClosing()) {
      return; // and not heard: the heartbeat drops a peer that keeps talking
    }
    lastHeard = System.nanoTime();
    if (!messages.tryConsume(1)) {
      connection().refuse(Refusal.TOO_MANY_ATTEMPTS);
      return;
    }
    try {
      dialogue().heard(text);
    } catch (RuntimeException e) {
      LOG.error("event=dialogue-failed connection={}", connection().number(), e);
      connection().close(StatusCode.SERVER_ERROR, "SERVER_ERROR");
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    connection().refuse(Refusal.BAD_MESSAGE);
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    lastHeard = System.nanoTime();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("event=socket-error", cause);
  }

  @Override
  public void onWebSocketClose(int code, String reason) {
    end(code);
  }

  /// Called by the heartbeat: pings a living peer, drops a dead or nameless one.
  void beat(long now) {
    if (now - lastHeard > pace.silence().toNanos()) {
      LOG.info("event=peer-silent connection={}", connection().number());
      connection().drop();
      end(StatusCode.NO_CLOSE);
    } else if (!dialogue().isIdentified() && now - opened > pace.hello().toNanos()) {
      connection().refuse(Refusal.IDENTITY_REJECTED);
    } else {
      connection().ping();
    }
  }

  void stopServer() {
    connection().refuse(Refusal.SERVER_STOPPING);
  }

  private void end(int code) {
    open.remove(this);
    if (dialogue != null && ended.compareAndSet(false, true)) {
      connection().stop();
      dialogue().gone(code);
    }
  }

  private Connection<M> connection() {
    return Objects.requireNonNull(connection);
  }

  private Dialogue dialogue() {
    return Objects.requireNonNull(dialogue);
  }
}
