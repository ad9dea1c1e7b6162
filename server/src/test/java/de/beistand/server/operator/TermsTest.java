package de.beistand.server.operator;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.TermsShown;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
  private static final String HASH = "0123456789abcdef".repeat(4);

  @Test
  void versionHashAndWayAreSignedAsOneText() {
    Terms terms = new Terms("2026-11", Optional.of(HASH));
    assertThat(terms.shown(AgreedBy.CLICK).text()).isEqualTo("2026-11@" + HASH + "@CLICK");
    assertThat(terms.shown(AgreedBy.CONNECTING).way()).isEqualTo(TermsShown.Way.CONNECTING);
    assertThat(new Terms("1", Optional.empty()).shown(AgreedBy.CLICK).text()).isEqualTo("1");
  }

  @Test
  void theHashCoversVersionAndBothTexts() {
    // printf '1\0A\0B' | sha256sum
    TermsText text = new TermsText("1", new Localized("A", "B"));
    assertThat(text.hash())
        .isEqualTo("214e492638ab21684ec4c9fcd30919e16ff544bdcf3ee1fddf7b62141cc9f62f")
        .isNotEqualTo(new TermsText("2", new Localized("A", "B")).hash())
        .isNotEqualTo(new TermsText("1", new Localized("A", "C")).hash());
  }

  @ParameterizedTest
  @CsvSource({
    "02066 99 31 91, 02066993191",
    "+49 (0) 2066 123-45, +49206612345",
    "(030) 1234/56, 030123456",
  })
  void aNumberIsDialledWithoutWhatPeopleWriteBetweenItsDigits(String number, String dialled) {
    assertThat(Phone.isNumber(number)).isTrue();
    assertThat(new Phone(number, Localized.EMPTY, Localized.EMPTY).dialled()).isEqualTo(dialled);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12", "call me", "0190<script>", "+"})
  void whatIsNoNumberIsNone(String text) {
    assertThat(Phone.isNumber(text)).isFalse();
  }
}
