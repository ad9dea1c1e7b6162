package de.beistand.server.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import de.beistand.server.operator.Accent.Shades;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccentTest {
  private static final Rgb WHITE = new Rgb(255, 255, 255);
  private static final Rgb DARK_CANVAS = Rgb.of("#10191c");
  private static final Rgb DARK_SURFACE = Rgb.of("#182428");

  @Test
  void contrastIsThatOfTheStandard() {
    assertThat(WHITE.contrast(new Rgb(0, 0, 0))).isCloseTo(21, within(0.001));
    assertThat(Rgb.of("#767676").contrast(WHITE)).isCloseTo(4.54, within(0.01));
    assertThat(Rgb.of("#ff0000").contrast(WHITE)).isCloseTo(4.0, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#0b6e6e", "#C4261D", " #1a4fa3 ", "#000000"})
  void aDarkColourIsReadable(String colour) {
    assertThat(Accent.of(colour)).get().matches(Accent::readable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#ffcc00", "#7fd4ff", "#ffffff", "#ff0000"})
  void aPaleColourIsNotAndGetsAsMuchDarkerAsItMust(String colour) {
    Accent accent = Accent.of(colour).orElseThrow();
    assertThat(accent.readable()).isFalse();
    Accent darker = accent.madeReadable();
    assertThat(darker.readable()).isTrue();
    assertThat(darker.contrast()).isLessThan(5.2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "red", "#fff", "#12345g", "#1234567", "0b6e6e", "#0b6e6e;}"})
  void whatIsNoColourIsNone(String text) {
    assertThat(Accent.of(text)).isEmpty();
  }

  @Test
  void whateverTheColourEverythingStaysReadableLightAndDark() {
    var random = new Random(7);
    for (int i = 0; i < 3000; i++) {
      Accent accent = new Accent("#%06x".formatted(random.nextInt(1 << 24))).madeReadable();
      check(accent, accent.light(), WHITE, Rgb.of("#f4f7f7"));
      check(accent, accent.dark(), DARK_SURFACE, DARK_CANVAS);
    }
  }

  private static void check(Accent accent, Shades shades, Rgb... grounds) {
    Rgb primary = Rgb.of(shades.primary());
    Rgb strong = Rgb.of(shades.strong());
    for (Rgb ground : grounds) {
      assertThat(primary.contrast(ground)).as(accent.hex()).isGreaterThanOrEqualTo(Accent.ENOUGH);
    }
    assertThat(Rgb.of(shades.on()).contrast(primary))
        .as(accent.hex())
        .isGreaterThanOrEqualTo(Accent.ENOUGH);
    assertThat(Rgb.of(shades.on()).contrast(strong))
        .as(accent.hex())
        .isGreaterThanOrEqualTo(Accent.ENOUGH);
    assertThat(strong.contrast(Rgb.of(shades.tint())))
        .as(accent.hex())
        .isGreaterThanOrEqualTo(Accent.ENOUGH);
  }
}
