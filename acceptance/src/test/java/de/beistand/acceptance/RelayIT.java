package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelayIT {
  @Test
  void startsOnTheLoopbackInterface() {
    try (Relay relay = new Relay()) {
      assertThat(relay.url()).startsWith("turn:127.0.0.1:");
    }
  }
}
