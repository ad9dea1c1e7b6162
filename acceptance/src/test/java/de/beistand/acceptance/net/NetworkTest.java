package de.beistand.acceptance.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NetworkTest {
  @Test
  void readsRateRoundTripAndLoss() {
    Network network = Network.parse("4/80/1");

    assertThat(network.label()).isEqualTo("4 Mbit/s, 80 ms, 1 % loss");
    assertThat(network.limits())
        .isEqualTo(
            new Network.Limits(4_000_000, Duration.ofMillis(80), 0.01, Duration.ofMillis(200)));
  }

  @Test
  void aCableHasNoLimits() {
    assertThat(Network.parse("lan").limits()).isNull();
  }

  @Test
  void saysHowANetworkIsWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Network.parse("fast"))
        .withMessageContaining("20/40/0");
  }
}
