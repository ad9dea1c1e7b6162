package de.beistand.agent.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"Müller & Söhne", "O'Brien", "Łukasz Żółć", "山田 太郎", "Επικοινωνία"})
  void honestNamesStayAsTheyAre(String name) {
    assertThat(PlainText.line(name, 60)).isEqualTo(name);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void controlsAndDirectionMarksAreTakenOut(String hostile, String shown) {
    assertThat(PlainText.line(hostile, 60)).isEqualTo(shown);
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        arguments("line\nbreak\ttab", "line break tab"),
        arguments("\u202Egnp.exe\u202C", "gnp.exe"),
        arguments("\u2066isolated\u2069", "isolated"),
        arguments("zero\u200Bwidth\uFEFF", "zerowidth"),
        arguments("bell\u0007 escape\u001B[31m", "bell escape[31m"),
        arguments("no\u00A0break\u3000wide", "no break wide"));
  }

  @Test
  void nothingToSeeBecomesEmpty() {
    assertThat(PlainText.line("\u3164\u2800\u200B \u202E", 60)).isEmpty();
  }

  @Test
  void towersOfMarksAreCutDown() {
    assertThat(PlainText.line("Z" + "\u0336".repeat(50), 60)).isEqualTo("Z\u0336\u0336");
  }

  @Test
  void longNamesAreCutBetweenCharacters() {
    assertThat(PlainText.line("😀".repeat(100), 10)).isEqualTo("😀".repeat(9) + "…");
  }

  @Test
  void loneSurrogatesAreTakenOut() {
    assertThat(PlainText.line("a\uD83Db", 60)).isEqualTo("ab");
  }
}
