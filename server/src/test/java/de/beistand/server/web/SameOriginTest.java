package de.beistand.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "same-origin | https://hilfe.example      | true",
        "same-origin |                            | true",
        "            | https://hilfe.example      | true",
        "            |                            | false",
        "same-site   | https://hilfe.example      | false",
        "cross-site  | https://hilfe.example      | false",
        "none        |                            | false",
        "same-origin | null                       | false",
        "same-origin | http://hilfe.example       | false",
        "            | https://hilfe.example.evil | false",
        "            | https://hilfe.example:8443 | false"
      })
  void everythingSaidMustBeRightAndSomethingMustBeSaid(
      String fetchSite, String origin, boolean allowed) {
    assertThat(new SameOrigin(URI.create("https://hilfe.example")).allows(fetchSite, origin))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "https://hilfe.example:443, https://hilfe.example",
    "http://localhost:80, http://localhost",
    "http://localhost:8080, http://localhost:8080"
  })
  void theUsualPortIsNotWritten(String publicUrl, String origin) {
    assertThat(new SameOrigin(URI.create(publicUrl)).allows(null, origin)).isTrue();
  }
}
