package de.beistand.agent.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SizesTest {
  @Test
  void lengthsAsPeopleReadThem() {
    Texts german = Texts.of(Locale.GERMAN);
    assertThat(List.of(0L, 999L, 1_500L, 270_553_174_016L, 1_000_000_000_000L))
        .extracting(bytes -> Sizes.words(bytes, german))
        .containsExactly("0 Byte", "999 Byte", "1,5 kB", "271 GB", "1 TB");
  }
}
