package de.beistand.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.review.SessionFilter.Recorded;
import de.beistand.server.review.SessionFilter.State;
import de.beistand.server.sessions.Way;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionFilterTest {
  private static final SessionFilter EVERYTHING =
      new SessionFilter(null, null, null, State.ANY, Recorded.ANY, Optional.empty(), "", "", false);

  @Test
  void readsWhatWasTyped() {
    SessionFilter filter =
        of(
            Map.of(
                "from", "2026-11-01",
                "to", "2026-11-30",
                "technician", "7",
                "state", "HELD",
                "recorded", "YES",
                "way", "BROWSER",
                "customer", " Bäckerei  Sommer ",
                "words", "drucker\tdefekt"),
            null);
    assertThat(filter)
        .isEqualTo(
            new SessionFilter(
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                7L,
                State.HELD,
                Recorded.YES,
                Optional.of(Way.BROWSER),
                "Bäckerei Sommer",
                "drucker defekt",
                true));
    assertThat(filter.eachWord()).containsExactly("drucker", "defekt");
  }

  @Test
  void leavesOutWhatMakesNoSense() {
    Map<String, String> nonsense =
        Map.of(
            "from", "gestern",
            "to", "9999999-01-01",
            "technician", "'; --",
            "state", "ALL",
            "recorded", "MAYBE",
            "way", "POST",
            "words", " \n ");
    assertThat(of(nonsense, null)).isEqualTo(EVERYTHING);
    assertThat(of(Map.of("words", "x".repeat(5000)), null).words()).hasSize(100);
  }

  @Test
  void aTechnicianAskingForSomebodyElseGetsTheirOwn() {
    assertThat(of(Map.of("technician", "7"), 3L).technicianId()).isEqualTo(3L);
    assertThat(of(Map.of("technician", "7"), 3L).narrowed()).isFalse();
  }

  private static SessionFilter of(Map<String, String> typed, Long own) {
    return SessionFilter.of(typed::get, own);
  }
}
