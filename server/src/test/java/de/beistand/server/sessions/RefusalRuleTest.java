package de.beistand.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.sessions.RefusalRule.Past;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalRuleTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  private static Past no(int minutesAgo) {
    return new Past(NOW.minus(Duration.ofMinutes(minutesAgo)), true, false, false);
  }

  private static Past held(int minutesAgo) {
    return new Past(NOW.minus(Duration.ofMinutes(minutesAgo)), false, true, false);
  }

  private static Past silent(int minutesAgo) {
    return new Past(NOW.minus(Duration.ofMinutes(minutesAgo)), false, false, false);
  }

  private static Past reported(int minutesAgo) {
    return new Past(NOW.minus(Duration.ofMinutes(minutesAgo)), false, true, true);
  }

  @Test
  void twoNoesAreAllowed() {
    assertThat(RefusalRule.wait(List.of(no(1), no(2)), NOW)).isEmpty();
  }

  @Test
  void afterThreeNoesTheTechnicianWaitsAnHourFromTheLastOne() {
    assertThat(RefusalRule.wait(List.of(no(10), no(12), no(15)), NOW))
        .contains(Duration.ofMinutes(50));
  }

  @Test
  void silenceBetweenNoesDoesNotResetThem() {
    assertThat(RefusalRule.wait(List.of(no(1), silent(2), no(3), silent(4), no(5)), NOW))
        .contains(Duration.ofMinutes(59));
  }

  @Test
  void anAgreedSessionResetsThem() {
    assertThat(RefusalRule.wait(List.of(no(1), no(2), held(3), no(4)), NOW)).isEmpty();
  }

  @Test
  void anHourLaterNothingIsLeft() {
    assertThat(RefusalRule.wait(List.of(no(60), no(61), no(62)), NOW)).isEmpty();
    assertThat(RefusalRule.wait(List.of(no(1), no(61), no(62)), NOW)).isEmpty();
  }

  @Test
  void aReportOfAbuseKeepsTheTechnicianAwayForADay() {
    assertThat(RefusalRule.wait(List.of(held(1), reported(60)), NOW))
        .contains(Duration.ofHours(23));
    assertThat(RefusalRule.wait(List.of(reported(24 * 60)), NOW)).isEmpty();
  }
}
