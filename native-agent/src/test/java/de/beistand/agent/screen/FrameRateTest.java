package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameRateTest {
  private static final long SHORTEST = 33_000_000;
  private static final long LONGEST = 250_000_000;

  private final FrameRate rate = new FrameRate(SHORTEST, LONGEST);

  @Test
  void fullRateWhileNothingWaits() {
    rate.waited(10);
    assertThat(rate.interval()).isEqualTo(SHORTEST);
  }

  @Test
  void fewerFramesWhilePacketsWaitButNeverNone() {
    rate.waited(300);
    assertThat(rate.interval()).isBetween(SHORTEST + 1, 2 * SHORTEST);
    for (int i = 0; i < 20; i++) {
      rate.waited(300);
    }
    assertThat(rate.interval()).isEqualTo(LONGEST);
  }

  @Test
  void inBetweenItStaysAsItIs() {
    rate.waited(300);
    long slower = rate.interval();
    rate.waited(80);
    assertThat(rate.interval()).isEqualTo(slower);
  }

  @Test
  void allFramesAgainOnceNothingWaits() {
    for (int i = 0; i < 20; i++) {
      rate.waited(300);
    }
    int looks = 0;
    while (rate.interval() > SHORTEST) {
      rate.waited(20);
      looks++;
    }
    assertThat(looks).isLessThan(16);
  }
}
