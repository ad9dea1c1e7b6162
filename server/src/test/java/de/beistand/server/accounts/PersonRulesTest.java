package de.beistand.server.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRulesTest {
  @ParameterizedTest
  @ValueSource(strings = {"tom", "t2", "anna.meier@example.de", "a-b_c"})
  void plainLoginNames(String login) {
    assertThat(PersonRules.isLogin(login)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t", "Tom", "töm", "tom ", ".tom", "tom\n", "a b", "admın"})
  void otherLoginNamesAreRefusedSoThatNoTwoSpellingsMeetInTheDatabase(String login) {
    assertThat(PersonRules.isLogin(login)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ännchen O'Neill", "李小龙", "<b>Tom</b>", "x"})
  void namesMayBeAnythingReadable(String name) {
    Map<String, String> faults = new HashMap<>();
    PersonRules.checkName(name, faults);
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "Tom\nTechniker",
        "Tom\u202Eexe",
        "Tom\u0000",
        "Tom\u200B",
        "Tom\u2028x"
      })
  void namesAreOneVisibleLine(String name) {
    Map<String, String> faults = new HashMap<>();
    PersonRules.checkName(name, faults);
    assertThat(faults).containsEntry("name", "person.name.bad");
  }

  @Test
  void namesHaveAtMostAHundredCharacters() {
    Map<String, String> faults = new HashMap<>();
    PersonRules.checkName("😀".repeat(100), faults);
    assertThat(faults).isEmpty();
    PersonRules.checkName("ä".repeat(101), faults);
    assertThat(faults).containsKey("name");
  }

  @ParameterizedTest
  @CsvSource({
    "elf Zeichen, person.password.short",
    "aaaaaaaaaaaaaaa, person.password.guessable",
    "MeinTomatensalat, person.password.guessable",
    "Ein ganzer Satz., ''"
  })
  void passwords(String password, String fault) {
    Map<String, String> faults = new HashMap<>();
    PersonRules.checkPassword(password, password, "tomatensalat", faults);
    assertThat(faults.getOrDefault("password", "")).isEqualTo(fault);
  }

  @Test
  void passwordsAreTypedTwice() {
    Map<String, String> faults = new HashMap<>();
    PersonRules.checkPassword("Ein ganzer Satz.", "Ein ganzer Satz", "tom", faults);
    assertThat(faults).containsExactly(Map.entry("repeat", "person.password.differs"));
  }

  @Test
  void passwordsAreNotEndless() {
    Map<String, String> faults = new HashMap<>();
    String password = "abcdefgh".repeat(26);
    PersonRules.checkPassword(password, password, "tom", faults);
    assertThat(faults).containsEntry("password", "person.password.long");
  }
}
