package de.beistand.server.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomersComputerTest {
  @ParameterizedTest
  @CsvSource({
    "'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', Windows",
    "'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', Linux",
    "'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', macOS",
    "'Mozilla/5.0 (Linux; Android 14; Pixel 8) Mobile Safari/537.36', none",
    "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', none",
    "'curl/8.5', none",
    "'', none",
  })
  void asTheBrowserSays(String userAgent, String expected) {
    assertThat(JoinRoutes.system(userAgent).map(system -> system.label()).orElse("none"))
        .isEqualTo(expected);
  }
}
