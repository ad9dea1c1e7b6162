package de.beistand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.TermsShown.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsShownTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadAgain(Way way) {
    TermsShown terms = new TermsShown("2026-11", HASH, way);
    assertThat(terms.text()).isEqualTo("2026-11@" + HASH + "@" + way);
    assertThat(TermsShown.of(terms.text())).isEqualTo(terms);
  }

  @Test
  void aFirmWithoutATextHasOnlyAVersion() {
    TermsShown terms = TermsShown.of("1");
    assertThat(terms.hasText()).isFalse();
    assertThat(terms.text()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a@b",
        "x@0123@CLICK",
        "x@" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "x@0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF@CLICK",
        "x@0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef@SILENCE",
      })
  void whatIsNotWrittenLikeThatIsAVersion(String text) {
    assertThat(TermsShown.of(text)).isEqualTo(new TermsShown(text, "", Way.CLICK));
  }
}
