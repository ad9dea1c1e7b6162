package de.beistand.agent.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
  @ParameterizedTest
  @CsvSource({
    "0, 00:00, 0 Sekunden",
    "1, 00:01, 1 Sekunde",
    "60, 01:00, 1 Minute",
    "724, 12:04, 12 Minuten 4 Sekunden",
    "3600, 1:00:00, 1 Stunde",
    "7325, 2:02:05, 2 Stunden 2 Minuten"
  })
  void clockAndWords(long seconds, String clock, String words) {
    Duration span = Duration.ofSeconds(seconds);
    assertThat(Spans.clock(span)).isEqualTo(clock);
    assertThat(Spans.words(span, Texts.of(Locale.GERMAN))).isEqualTo(words);
  }
}
