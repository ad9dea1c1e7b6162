package de.beistand.server.invitations;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCodeTest {
  @Test
  @DisplayName("a code that comes back in its link is the same one, with the same hash")
  void comesBack() {
    LinkCode fresh = LinkCode.fresh(new SecureRandom());
    String link = fresh.link("https://hilfe.example");
    assertThat(link).startsWith("https://hilfe.example/j/");
    LinkCode back = LinkCode.of(link.substring(link.lastIndexOf('/') + 1)).orElseThrow();
    assertThat(back).isEqualTo(fresh);
    assertThat(back.hash()).isEqualTo(fresh.hash()).hasSize(32);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123456789",
        "AAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAA/",
        "AAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAA\n"
      })
  @DisplayName("what cannot be a code is none")
  void isNone(String text) {
    assertThat(LinkCode.of(text)).isEmpty();
  }
}
