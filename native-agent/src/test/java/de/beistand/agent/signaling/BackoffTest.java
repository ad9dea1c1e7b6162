package de.beistand.agent.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  /// Always the longest pause that is allowed.
  private static final RandomGenerator LONGEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          return 0;
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  @Test
  void theCeilingDoublesUpToFifteenSeconds() {
    var backoff = new Backoff(LONGEST);
    List<Long> pauses = Stream.generate(backoff::next).limit(8).map(Duration::toMillis).toList();
    assertThat(pauses).containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 15_000L, 15_000L, 15_000L);
  }

  @Test
  void aGoodConnectionStartsItAnew() {
    var backoff = new Backoff(LONGEST);
    backoff.next();
    backoff.next();
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(Backoff.FIRST);
  }

  @Test
  void thePausesAreSpreadOverTheWholeRange() {
    var random = new Random(1);
    List<Long> first =
        Stream.generate(() -> new Backoff(random).next().toMillis()).limit(1000).toList();
    assertThat(first).allMatch(pause -> pause >= 0 && pause <= 500);
    assertThat(first).anyMatch(pause -> pause < 50).anyMatch(pause -> pause > 450);
  }
}
