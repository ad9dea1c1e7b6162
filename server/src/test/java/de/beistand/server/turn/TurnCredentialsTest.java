package de.beistand.server.turn;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.signaling.IceServer;
import de.beistand.server.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnCredentialsTest {
  private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_000_000), ZoneOffset.UTC);

  @Test
  void theCredentialIsWhatCoturnComputes() {
    var turn = new Settings.Turn(List.of("turn:relay.example.com"), "north", false);
    // printf 1043200:agent | openssl dgst -sha1 -hmac north -binary | base64
    assertThat(new TurnCredentials(turn, CLOCK).iceServers("agent"))
        .containsExactly(
            new IceServer(
                List.of("turn:relay.example.com"),
                "1043200:agent",
                "h0BEWB8Bg6eTanIJxlrvRjV1ckI="));
  }

  @Test
  void stunServersGetNoCredential() {
    var turn =
        new Settings.Turn(
            List.of("stun:a.example.com", "turns:b.example.com:5349"), "north", false);
    assertThat(new TurnCredentials(turn, CLOCK).iceServers("agent"))
        .first()
        .isEqualTo(new IceServer(List.of("stun:a.example.com"), "", ""));
  }

  @Test
  void withoutServersThereAreNone() {
    var turn = new Settings.Turn(List.of(), "", false);
    assertThat(new TurnCredentials(turn, CLOCK).iceServers("agent")).isEmpty();
  }
}
