package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RepeatsTest {
  private final Repeats repeats = new Repeats();

  @Test
  void soonThenAWhileThenSeldom() {
    assertThat(next(13))
        .containsExactly(34, 34, 34, 150, 150, 150, 150, 150, 150, 150, 2000, 2000, 2000);
  }

  @Test
  void aChangeBeginsAnew() {
    next(20);
    repeats.restart();
    assertThat(next(4)).containsExactly(34, 34, 34, 150);
  }

  private int[] next(int count) {
    return IntStream.range(0, count)
        .map(
            _ -> {
              int millis = repeats.untilNextMillis();
              repeats.done();
              return millis;
            })
        .toArray();
  }
}
