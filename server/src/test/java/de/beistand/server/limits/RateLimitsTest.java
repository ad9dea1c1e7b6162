package de.beistand.server.limits;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.server.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimitsTest {
  private final TestClock clock = new TestClock();
  private final RateLimits limits = new RateLimits(clock);

  @ParameterizedTest
  @EnumSource(RateLimit.class)
  void soManyAtOnceThenOneEachTimeAPartOfThePeriodIsOver(RateLimit limit) {
    for (int i = 0; i < limit.burst(); i++) {
      assertThat(limits.use(limit, "a")).isEmpty();
    }
    Duration wait = limits.use(limit, "a").orElseThrow();
    assertThat(wait).isPositive().isLessThanOrEqualTo(limit.period().dividedBy(limit.burst()));
    clock.advance(wait);
    assertThat(limits.use(limit, "a")).isEmpty();
    assertThat(limits.use(limit, "a")).isPresent();
    clock.advance(limit.period());
    for (int i = 0; i < limit.burst(); i++) {
      assertThat(limits.use(limit, "a")).isEmpty();
    }
  }

  @Test
  void keysAndLimitsDoNotTouchEachOther() {
    while (limits.use(RateLimit.PASSWORD_PER_COMPUTER, "a").isEmpty()) {}
    assertThat(limits.use(RateLimit.PASSWORD_PER_COMPUTER, "b")).isEmpty();
    assertThat(limits.use(RateLimit.PASSWORD_PER_TECHNICIAN, "a")).isEmpty();
  }

  @Test
  void aFloodOfKeysDoesNotFillTheMemoryAndForgetsTheOldestOnly() {
    while (limits.use(RateLimit.LOGIN_PER_NAME, "busy").isEmpty()) {}
    for (int i = 0; i < RateLimits.MOST_KEYS - 1; i++) {
      var unused = limits.use(RateLimit.LOGIN_PER_NAME, "key " + i);
    }
    assertThat(limits.use(RateLimit.LOGIN_PER_NAME, "busy")).isPresent();
    for (int i = 0; i < RateLimits.MOST_KEYS; i++) {
      var unused = limits.use(RateLimit.LOGIN_PER_NAME, "other " + i);
    }
    assertThat(limits.use(RateLimit.LOGIN_PER_NAME, "busy")).isEmpty();
  }
}
