package de.beistand.acceptance.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ShaperTest {
  private static final long MILLI = 1_000_000;

  @Test
  void aPacketTakesItsLengthAndHalfTheRoundTrip() {
    Shaper shaper = new Shaper(limits(1_000_000, 100, 0), 1);

    assertThat(shaper.admit(1250, 0)).isEqualTo(10 * MILLI + 50 * MILLI);
  }

  @Test
  void packetsWaitForEachOther() {
    Shaper shaper = new Shaper(limits(1_000_000, 100, 0), 1);
    shaper.admit(1250, 0);

    assertThat(shaper.admit(1250, 0)).isEqualTo(20 * MILLI + 50 * MILLI);
  }

  @Test
  void aFreeLineDoesNotMakeUpForThePast() {
    Shaper shaper = new Shaper(limits(1_000_000, 0, 0), 1);
    shaper.admit(1250, 0);

    assertThat(shaper.admit(1250, 500 * MILLI)).isEqualTo(510 * MILLI);
  }

  @Test
  void aFullQueueThrowsAway() {
    Shaper shaper = new Shaper(limits(1_000_000, 0, 0), 1);
    for (int i = 0; i < 21; i++) {
      assertThat(shaper.admit(1250, 0)).isNotEqualTo(Shaper.LOST);
    }

    assertThat(shaper.admit(1250, 0)).isEqualTo(Shaper.LOST);
    assertThat(shaper.admit(1250, 20 * MILLI)).isNotEqualTo(Shaper.LOST);
  }

  @Test
  void losesItsShareAndTheSameEachTime() {
    long[] one = admitMany(new Shaper(limits(1_000_000_000, 0, 0.01), 7));
    long[] same = admitMany(new Shaper(limits(1_000_000_000, 0, 0.01), 7));
    long[] other = admitMany(new Shaper(limits(1_000_000_000, 0, 0.01), 8));

    assertThat(one).containsExactly(same).isNotEqualTo(other);
    assertThat(Arrays.stream(one).filter(due -> due == Shaper.LOST).count()).isBetween(70L, 130L);
  }

  private static long[] admitMany(Shaper shaper) {
    long[] due = new long[10_000];
    for (int i = 0; i < due.length; i++) {
      due[i] = shaper.admit(100, i * MILLI);
    }
    return due;
  }

  private static Network.Limits limits(long bitsPerSecond, long roundTripMillis, double loss) {
    return new Network.Limits(
        bitsPerSecond, Duration.ofMillis(roundTripMillis), loss, Duration.ofMillis(200));
  }
}
