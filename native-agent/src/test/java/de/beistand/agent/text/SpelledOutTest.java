package de.beistand.agent.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SpelledOutTest {
  @Test
  void germanUsesTheCitiesOfDin5009() {
    assertThat(SpelledOut.groups("KXR 47M", Texts.of(Locale.GERMAN)))
        .containsExactly(
            new SpelledOut("KXR", List.of("Köln", "Xanten", "Rostock")),
            new SpelledOut("47M", List.of("vier", "sieben", "München")));
  }

  @Test
  void englishUsesTheIcaoWords() {
    assertThat(SpelledOut.groups("KX-8", Texts.of(Locale.ENGLISH)))
        .containsExactly(
            new SpelledOut("KX", List.of("Kilo", "X-ray")), new SpelledOut("8", List.of("eight")));
  }

  @Test
  void everyLetterAndDigitHasAWordOfItsOwn() {
    String all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    for (Locale locale : List.of(Locale.GERMAN, Locale.ENGLISH)) {
      List<String> words = SpelledOut.groups(all, Texts.of(locale)).getFirst().words();
      assertThat(words).doesNotHaveDuplicates().hasSameSizeAs(all.split(""));
    }
  }

  @Test
  void unknownCharactersStandForThemselves() {
    assertThat(SpelledOut.groups("ß", Texts.of(Locale.GERMAN)))
        .containsExactly(new SpelledOut("ß", List.of("ß")));
  }
}
