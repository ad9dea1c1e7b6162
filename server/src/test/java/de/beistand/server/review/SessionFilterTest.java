package de.beistand.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.review.SessionFilter.State;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SessionFilterTest {
  @Test
  void readsWhatWasTyped() {
    SessionFilter filter = SessionFilter.of("2026-11-01", "2026-11-30", "7", "HELD", null);
    assertThat(filter)
        .isEqualTo(
            new SessionFilter(
                LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30), 7L, State.HELD, true));
  }

  @Test
  void leavesOutWhatMakesNoSense() {
    SessionFilter filter = SessionFilter.of("gestern", "9999999-01-01", "'; --", "ALL", null);
    assertThat(filter).isEqualTo(new SessionFilter(null, null, null, State.ANY, false));
  }

  @Test
  void aTechnicianAskingForSomebodyElseGetsTheirOwn() {
    assertThat(SessionFilter.of("", "", "7", "", 3L))
        .isEqualTo(new SessionFilter(null, null, 3L, State.ANY, false));
  }
}
