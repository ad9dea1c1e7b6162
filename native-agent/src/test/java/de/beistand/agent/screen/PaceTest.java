package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long STEADY = 33;
  private static final long SHORTEST = 16;
  private final Pace pace = new Pace(STEADY, SHORTEST);

  @Test
  void theFirstFrameMayBeTakenAtOnce() {
    assertThat(pace.waitAt(-5)).isZero();
  }

  @Test
  void aSecondFrameMayFollowSoonAndThenTheyComeEvenly() {
    assertThat(takeAsSoonAsPossible(0)).isZero();
    assertThat(takeAsSoonAsPossible(0)).isEqualTo(16);
    assertThat(takeAsSoonAsPossible(16)).isEqualTo(33);
    assertThat(takeAsSoonAsPossible(33)).isEqualTo(66);
    assertThat(takeAsSoonAsPossible(66)).isEqualTo(99);
  }

  @Test
  void aPauseBringsTheSecondFrameBackButNoMore() {
    for (int i = 0; i < 10; i++) {
      takeAsSoonAsPossible(i);
    }
    assertThat(takeAsSoonAsPossible(5000)).isEqualTo(5000);
    assertThat(takeAsSoonAsPossible(5000)).isEqualTo(5016);
    assertThat(takeAsSoonAsPossible(5016)).isEqualTo(5033);
    assertThat(takeAsSoonAsPossible(5033)).isEqualTo(5066);
  }

  private long takeAsSoonAsPossible(long now) {
    long at = now + Math.max(pace.waitAt(now), 0);
    pace.taken(at);
    return at;
  }
}
