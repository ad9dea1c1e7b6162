package de.beistand.agent.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.beistand.agent.signaling.Connection.Received;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ConnectionTest {
  private static final Duration PING_EVERY = Duration.ofMillis(20);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private RawServer server;

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private Connection open(Duration deadAfter, Callable<RawServer.Peer> accepting) throws Exception {
    var accepted = new FutureTask<>(accepting);
    Thread.startVirtualThread(accepted);
    URI address = server.address().agentSocket();
    Connection connection = Connection.open(address, PATIENCE, PING_EVERY, deadAfter);
    accepted.get();
    return connection;
  }

  @Test
  @DisplayName("a quiet server that answers pings -> the connection stays")
  void quiet() throws Exception {
    var peers = new RawServer.Peer[1];
    try (Connection connection =
        open(
            Duration.ofSeconds(20),
            () -> {
              peers[0] = server.accept();
              peers[0].readOn();
              return peers[0];
            })) {
      while (peers[0].pings < 20) {
        assertThat(connection.receive(Duration.ofMillis(50))).isEqualTo(new Received.Nothing());
      }
    }
  }

  @Test
  @DisplayName("a server that answers nothing any more -> closed after the deadline")
  void dead() throws Exception {
    try (Connection connection =
        open(
            Duration.ofMillis(300),
            () -> {
              RawServer.Peer peer = server.accept();
              peer.polite = false;
              peer.readOn();
              return peer;
            })) {
      assertThat(connection.receive(Duration.ofMinutes(1))).isInstanceOf(Received.Closed.class);
    }
  }

  @Test
  @DisplayName("a server that reads nothing -> sending never waits, the connection ends")
  void stuffed() throws Exception {
    try (Connection connection = open(Duration.ofSeconds(20), server::accept)) {
      String message = "x".repeat(100_000);
      for (int i = 0; i < 2000; i++) {
        connection.send(message);
      }
      assertThat(connection.receive(Duration.ofSeconds(20))).isInstanceOf(Received.Closed.class);
    }
  }

  @Test
  @DisplayName("a server that takes the call and says nothing -> given up after the deadline")
  void mute() {
    Duration deadline = Duration.ofMillis(300);
    assertThatThrownBy(
            () -> Connection.open(server.address().agentSocket(), deadline, PING_EVERY, PATIENCE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("300 ms");
  }
}
