package de.beistand.agent.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DrainTest {
  private static final long MILLI = 1_000_000;

  private final Drain drain = new Drain();
  private long now = 7_000 * MILLI;
  private long queued;
  private double backlog;

  private static final long MOMENT = 32_000;

  /// A line of that many bytes a second that is always given what a moment needs.
  private void busy(double bytesPerSecond, long millis) {
    for (long i = 0; i < millis; i += 4) {
      if (backlog < MOMENT) {
        queued += MOMENT;
        backlog += MOMENT;
      }
      now += 4 * MILLI;
      backlog = Math.max(0, backlog - bytesPerSecond * 0.004);
      drain.seen(queued, (long) backlog, now);
    }
  }

  @Test
  @DisplayName("nothing known -> the first guess, and typing changes nothing of it")
  void start() {
    assertThat(drain.most()).isEqualTo(Drain.FIRST);
    for (int i = 0; i < 100; i++) {
      drain.seen(queued, 0, now);
      queued += 200;
      now += 50 * MILLI;
    }
    assertThat(drain.most()).isEqualTo(Drain.FIRST);
  }

  @Test
  @DisplayName("a line that takes everything at once -> as much as ever waits")
  void fast() {
    busy(20_000_000, 400);
    assertThat(drain.most()).isEqualTo(Drain.MOST);
  }

  @Test
  @DisplayName("little that is gone at once -> tells nothing about the line")
  void window() {
    for (int i = 0; i < 20; i++) {
      drain.seen(queued, 0, now);
      queued += 6000;
      now += MILLI;
    }
    assertThat(drain.most()).isEqualTo(Drain.FIRST);
  }

  @Test
  @DisplayName("4 Mbit/s -> what leaves in 150 ms")
  void thin() {
    busy(500_000, 1500);
    assertThat(drain.most()).isBetween(70_000L, 83_000L);
  }

  @Test
  @DisplayName("a fast line becomes thin -> less may wait within a second")
  void becomesThin() {
    busy(20_000_000, 400);
    busy(125_000, 1500);
    assertThat(drain.most()).isBetween(Drain.LEAST, 50_000L);
  }

  @Test
  @DisplayName("a thin line becomes wider -> more may wait, as it takes what it is given sooner")
  void becomesWider() {
    busy(125_000, 1500);
    for (int i = 0; i < 20; i++) {
      drain.seen(queued, 0, now);
      queued += drain.most();
      now += 50 * MILLI;
    }
    drain.seen(queued, 0, now);
    assertThat(drain.most()).isGreaterThan(50_000L);
  }

  @Test
  @DisplayName("what is coded costs more than text -> the line needs longer for the rest")
  void density() {
    busy(125_000, 1500);
    long text = drain.nanosFor(900_000);
    drain.coded(180_000, 90_000);
    assertThat(drain.nanosFor(900_000)).isGreaterThan(4 * text);
    assertThat(drain.nanosForText(900_000)).isBetween(text - MILLI, text + MILLI);
  }

  @Test
  @DisplayName("bursts, one a round trip -> their mean")
  void bursts() {
    for (int i = 0; i < 500; i++) {
      queued = Math.max(queued, 5_000_000);
      backlog = queued - (i / 20) * 40_000; // 40 kB each 80 ms
      now += 4 * MILLI;
      drain.seen(queued, (long) backlog, now);
    }
    assertThat(drain.most()).isBetween(50_000L, 100_000L);
  }
}
