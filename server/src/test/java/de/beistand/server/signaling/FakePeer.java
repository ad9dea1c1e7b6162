package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.Codec;
import de.beistand.protocol.ProtocolException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One end of a real WebSocket to the server.
///
/// @param <I> what it hears
/// @param <O> what it says
class FakePeer<I, O> implements AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final int PATIENCE_SECONDS = 20;

  private final Codec<I> in;
  private final Codec<O> out;
  private final BlockingDeque<I> heard = new LinkedBlockingDeque<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final boolean reads;
  private final WebSocket socket;

  FakePeer(String url, Map<String, String> headers, Class<I> in, Class<O> out, boolean reads)
      throws Exception {
    this.in = Codec.tolerant(in);
    this.out = Codec.strict(out);
    this.reads = reads;
    WebSocket.Builder builder = CLIENT.newWebSocketBuilder();
    headers.forEach(builder::header);
    try {
      this.socket = builder.buildAsync(URI.create(url), new Ear()).get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof java.net.http.WebSocketHandshakeException refused) {
        throw new Refused(refused.getResponse().statusCode());
      }
      throw e;
    }
  }

  /// The upgrade was refused.
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
    final int status;

    Refused(int status) {
      super("HTTP " + status);
      this.status = status;
    }
  }

  void say(O message) {
    sayText(out.encode(message));
  }

  void sayText(String text) {
    socket.sendText(text, true).join();
  }

  /// Says more than the other side may want to hear, without waiting for it to do so.
  void shout(String text) {
    var _ = socket.sendText(text, true);
  }

  void sayBinary() {
    socket.sendBinary(java.nio.ByteBuffer.wrap(new byte[] {1}), true).join();
  }

  /// Says it without waiting until it is on its way.
  CompletableFuture<WebSocket> sayAtOnce(O message) {
    return socket.sendText(out.encode(message), true);
  }

  /// The next message, which must be of this type.
  <M extends I> M hears(Class<M> type) throws InterruptedException {
    I message = next();
    while (message != null && isAside(message) && !type.isInstance(message)) {
      message = next();
    }
    assertThat(message).isInstanceOf(type);
    return type.cast(message);
  }

  /// What may come in between, and matters only to who asks for it.
  boolean isAside(I message) {
    return false;
  }

  /// The next message of this type; others before it are skipped.
  <M extends I> M hearsAtLast(Class<M> type) throws InterruptedException {
    var skipped = new ArrayList<I>();
    while (true) {
      I message = next();
      assertThat(message).as("after %s", skipped).isNotNull();
      if (type.isInstance(message)) {
        return type.cast(message);
      }
      skipped.add(message);
    }
  }

  /// Waits for a message of this type and takes it out; what came before it can be heard still.
  void hearsAmongOthers(Class<? extends I> type) throws InterruptedException {
    var others = new ArrayDeque<I>();
    I message = next();
    while (!type.isInstance(message)) {
      assertThat(message).as("after %s", others).isNotNull();
      others.push(message);
      message = next();
    }
    others.forEach(heard::addFirst);
  }

  /// Null after the patience is over or the connection is.
  private I next() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      boolean wasClosed = closed.isDone();
      I message = heard.poll(50, TimeUnit.MILLISECONDS);
      if (message != null || wasClosed) {
        return message;
      }
    }
    return null;
  }

  /// Waits a moment for a message; null if there is none.
  I hearsSoon(long millis) throws InterruptedException {
    return heard.poll(millis, TimeUnit.MILLISECONDS);
  }

  boolean isClosed() {
    return closed.isDone();
  }

  /// What was heard and not asked for yet.
  List<I> unheard() {
    return List.copyOf(heard);
  }

  int closeCode() throws Exception {
    try {
      return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("still open; heard " + heard, e);
    }
  }

  /// Says goodbye with a close code.
  void close(int code) {
    socket.sendClose(code, "").join();
  }

  /// Breaks the TCP connection without a word.
  void vanish() {
    socket.abort();
  }

  /// Reads on, after not having read.
  void readAll() {
    socket.request(Long.MAX_VALUE);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void onOpen(WebSocket opened) {
      if (reads) {
        opened.request(Long.MAX_VALUE);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          heard.add(in.decode(text.toString()));
        } catch (ProtocolException e) {
          throw new AssertionError(text.toString(), e);
        }
        text.setLength(0);
      }
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
      closed.complete(statusCode);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.complete(1006);
    }
  }
}
