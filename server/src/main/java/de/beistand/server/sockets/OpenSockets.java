package de.beistand.server.sockets;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Every WebSocket that is open now, and the heartbeat that notices dead ones.
public final class OpenSockets implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenSockets.class);

  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final Set<PeerSocket<?>> sockets = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("heartbeat").factory());

  /// Starts the heartbeat.
  public OpenSockets(Pace pace) {
    long period = pace.ping().toMillis();
    var unused = heartbeat.scheduleAtFixedRate(this::beat, period, period, TimeUnit.MILLISECONDS);
  }

  void add(PeerSocket<?> socket) {
    sockets.add(socket);
  }

  void remove(PeerSocket<?> socket) {
    sockets.remove(socket);
    synchronized (this) {
      notifyAll();
    }
  }

  private void beat() {
    long now = System.nanoTime();
    for (PeerSocket<?> socket : sockets) {
      try {
        socket.beat(now);
      } catch (RuntimeException e) {
        LOG.error("event=heartbeat-failed", e);
      }
    }
  }

  /// Tells every peer that the server stops and closes with 1012; waits a moment for their answers.
  @Override
  public void close() {
    heartbeat.shutdownNow();
    sockets.forEach(PeerSocket::stopServer);
    try {
      awaitEmpty(System.nanoTime() + GOODBYE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitEmpty(long end) throws InterruptedException {
    for (long left = end - System.nanoTime();
        left > 0 && !sockets.isEmpty();
        left = end - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}
