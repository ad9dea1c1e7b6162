package de.beistand.agent.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionNumberTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "481205337",
        "481 205 337",
        " 481-205-337 ",
        "481.205.337",
        "481\u00A0205\u202F337"
      })
  void typedLikeThisItIsTheNumber(String typed) {
    assertThat(SessionNumber.typed(typed)).contains("481205337");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "48120533", "4812053377", "081205337", "48120533a", "４８１２０５３３７"})
  void typedLikeThisItIsNone(String typed) {
    assertThat(SessionNumber.typed(typed)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Beistand-481205337",
        "Beistand-481205337 (1)",
        "Beistand-481205337(2).run",
        "beistand_481205337.AppImage",
        "Beistand-481205337-1.exe",
        "481205337"
      })
  void inAFileNameItIsFound(String name) {
    assertThat(SessionNumber.inFileName(name)).contains("481205337");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Beistand",
        "Beistand-4812053371.run",
        "Beistand-48120533",
        "Beistand-081205337",
        "Beistand-481205337-123456789"
      })
  void otherFileNamesHaveNone(String name) {
    assertThat(SessionNumber.inFileName(name)).isEmpty();
  }

  @Test
  void groupedByThree() {
    assertThat(SessionNumber.grouped("481205337")).isEqualTo("481 205 337");
    assertThat(SessionNumber.grouped("481")).isEqualTo("481");
    assertThat(SessionNumber.grouped("4812")).isEqualTo("481 2");
    assertThat(SessionNumber.grouped("")).isEmpty();
  }
}
