package de.beistand.agent.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.beistand.agent.window.CustomerWindow;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

  private final Texts german = Texts.of(Locale.GERMANY);
  private final Texts english = Texts.of(Locale.UK);

  @Test
  void bothLanguagesSayTheSameThings() {
    assertThat(english.keys()).isEqualTo(german.keys());
    for (String key : german.keys()) {
      assertThat(PLACEHOLDER.matcher(english.get(key)).results().count())
          .as(key)
          .isEqualTo(PLACEHOLDER.matcher(german.get(key)).results().count());
    }
  }

  @Test
  void everyReasonLineAndGrantHasWords() {
    Stream.of(
            Arrays.stream(EndReason.values()).map(reason -> "end.reason." + reason),
            Arrays.stream(CustomerWindow.Line.values()).map(line -> "line." + line),
            Arrays.stream(Grant.values()).flatMap(TextsTest::keysOf))
        .flatMap(keys -> keys)
        .forEach(key -> assertThat(german.get(key)).as(key).isNotBlank());
  }

  private static Stream<String> keysOf(Grant grant) {
    return Stream.of(
            "question.title.",
            "question.wants.",
            "question.what.",
            "question.warning.",
            "session.",
            "session.withdraw.")
        .map(key -> key + grant);
  }

  @Test
  void germanForEverybodyButEnglishSpeakers() {
    assertThat(Texts.of(Locale.FRANCE).locale()).isEqualTo(Locale.GERMAN);
    assertThat(Texts.of(Locale.US).locale()).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void umlautsSurviveTheCatalogue() {
    assertThat(german.get("session.withdraw")).isEqualTo("Zurücknehmen");
  }

  @Test
  void unknownKeyIsABug() {
    assertThatThrownBy(() -> german.get("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no.such.key");
  }
}
