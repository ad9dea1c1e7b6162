package de.beistand.server.requests;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.RequestFault;
import de.beistand.server.operator.Localized;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
  private static final Conditions REGISTERED = conditions(true, "0211 98765");
  private static final Conditions EVERYONE = conditions(false, "");
  private static final Set<String> NUMBERS = Set.of("K-1001", "A-7");

  private static Conditions conditions(boolean registeredOnly, String phone) {
    return new Conditions(registeredOnly, true, "3", true, phone, Localized.EMPTY, Localized.EMPTY);
  }

  @ParameterizedTest
  @CsvSource({
    "'', NUMBER_MISSING",
    "K-1002, NUMBER_UNKNOWN",
    "A-7, NUMBER_NOT_REGISTERED",
    "a-7, NUMBER_NOT_REGISTERED",
    "A, NUMBER_NOT_REGISTERED"
  })
  void theGateStaysShut(String number, RequestFault fault) {
    assertThat(REGISTERED.gate(number, NUMBERS::contains)).contains(fault);
  }

  @Test
  void aRegisteredCustomerComesIn() {
    assertThat(REGISTERED.gate("K-1001", NUMBERS::contains)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "K-1002", "A-7"})
  void withoutAGateEverybodyComesIn(String number) {
    assertThat(EVERYONE.gate(number, NUMBERS::contains)).isEmpty();
  }

  @Test
  void onlyTheTermsInForceCount() {
    assertThat(EVERYONE.agreed("3")).isTrue();
    assertThat(EVERYONE.agreed("2")).isFalse();
    assertThat(EVERYONE.agreed("")).isFalse();
  }

  @Test
  void whatIsMissingOrTooLongInAForm() {
    assertThat(RequestForm.EMPTY.faults())
        .containsExactly(RequestFault.NAME_MISSING, RequestFault.PHONE_MISSING);
    assertThat(new RequestForm("", "Ute", "ruf mich", "", "").faults())
        .containsExactly(RequestFault.PHONE_MISSING);
    assertThat(new RequestForm("", "Ute", "110", "", "x".repeat(1001)).faults())
        .containsExactly(RequestFault.TOO_LONG);
    assertThat(new RequestForm("", "Ute", "110", "", "x".repeat(1000)).faults()).isEmpty();
  }

  @Test
  void whatNobodySeesIsLeftOut() {
    RequestForm hostile =
        new RequestForm("", " Ute\u202Eetu\u0000 ", "110", "", "eins\r\nzwei\u0007");
    assertThat(hostile.tidy()).isEqualTo(new RequestForm("", "Uteetu", "110", "", "eins\nzwei"));
  }
}
