package de.beistand.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|                       | DE",
        "| en                    | EN",
        "| en-US,en;q=0.9        | EN",
        "| de-AT,de;q=0.9,en;q=1 | DE",
        "| fr,en;q=0.5           | EN",
        "| fr                    | DE",
        "| en;q=0                | DE",
        "| ;;;q=nonsense         | DE",
        "en | de                 | EN",
        "de | en                 | DE",
        "xx | en                 | EN"
      })
  void theChoiceWinsThenTheBrowserThenGerman(String chosen, String accepts, Language language) {
    assertThat(Language.choose(chosen, accepts)).isEqualTo(language);
  }
}
