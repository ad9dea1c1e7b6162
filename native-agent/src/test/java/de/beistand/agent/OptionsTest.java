package de.beistand.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static final Path USER_HOME = Path.of("/home/kunde");

  private static Options.Result parse(String... arguments) {
    return Options.parse(arguments, Locale.FRENCH, USER_HOME);
  }

  private static Options valid(String... arguments) {
    return ((Options.Result.Valid) parse(arguments)).options();
  }

  @Test
  void theServerIsEnough() {
    Options options = valid("--server=https://hilfe.example.com/");
    assertThat(options.server().publicUrl()).isEqualTo("https://hilfe.example.com");
    assertThat(options.answerWithin()).isEqualTo(Duration.ofSeconds(60));
    assertThat(options.locale()).isEqualTo(Locale.FRENCH);
    assertThat(options.home()).isEqualTo(Path.of("/home/kunde/.config/beistand"));
    assertThat(options.keepsKey()).isFalse();
  }

  @Test
  void everythingCanBeSaid() {
    Options options =
        valid(
            "--server=http://localhost:8080",
            "--consent-seconds=15",
            "--language=en",
            "--home=/tmp/x");
    assertThat(options.answerWithin()).isEqualTo(Duration.ofSeconds(15));
    assertThat(options.locale()).isEqualTo(Locale.ENGLISH);
    assertThat(options.home()).isEqualTo(Path.of("/tmp/x"));
    assertThat(options.keepsKey()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--server=ftp://x",
        "--server=https://user@x",
        "--server=https://x?y",
        "--server=",
        "--consent-seconds=14",
        "--consent-seconds=121",
        "--consent-seconds=soon",
        "--language=fr",
        "--home=",
        "--number=12345678",
        "--unknown=1",
        "word"
      })
  void nonsenseIsNamed(String argument) {
    assertThat(parse("--server=https://x", argument))
        .isEqualTo(new Options.Result.Invalid(argument, localeOf(argument)));
  }

  private static Locale localeOf(String argument) {
    return argument.startsWith("--language=") ? Locale.of("fr") : Locale.FRENCH;
  }

  @Test
  void aMissingServerIsNamed() {
    assertThat(parse("--language=de")).isEqualTo(new Options.Result.Invalid("", Locale.GERMAN));
  }

  @Test
  void aSessionNumberMayBeGrouped() {
    var valid = (Options.Result.Valid) parse("--server=https://x", "--number=481 205 337");
    assertThat(valid.options().number()).contains("481205337");
  }

  @Test
  void help() {
    assertThat(parse("--help")).isEqualTo(new Options.Result.Help(Locale.FRENCH));
  }
}
