package de.beistand.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "203.0.113.7  | ''                       | 203.0.113.7",
        "203.0.113.7  | 198.51.100.1             | 203.0.113.7",
        "127.0.0.1    | 198.51.100.1             | 198.51.100.1",
        "127.0.0.1    | 1.1.1.1, 198.51.100.1    | 198.51.100.1",
        "[::1]        | 2001:db8::1              | 2001:db8::1",
        "127.0.0.1    | '198.51.100.1, '         | 127.0.0.1"
      })
  void onlyAProxyOnThisMachineIsBelievedAndOnlyItsOwnEntry(
      String peer, String forwarded, String address) {
    assertThat(ClientAddress.of(peer, forwarded)).isEqualTo(address);
  }
}
