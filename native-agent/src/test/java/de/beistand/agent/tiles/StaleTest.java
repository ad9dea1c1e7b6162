package de.beistand.agent.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class StaleTest {
  private static final int WIDTH = 300; // not a multiple of a band
  private static final int HEIGHT = 190;

  private final Stale stale = new Stale(WIDTH, HEIGHT);

  @Test
  void allOfItIsTakenOnceFromEitherEnd() {
    for (boolean lowest : new boolean[] {false, true}) {
      stale.all();
      int pixels = 0;
      int edge = lowest ? HEIGHT : 0;
      while (stale.any()) {
        Stale.Part part = stale.take(lowest, 9000);
        assertThat(lowest ? part.y() + part.height() : part.y()).isEqualTo(edge);
        assertThat(part.width() * part.height()).isLessThanOrEqualTo(9000);
        edge = lowest ? part.y() : part.y() + part.height();
        pixels += part.width() * part.height();
      }
      assertThat(pixels).isEqualTo(WIDTH * HEIGHT);
    }
  }

  @Test
  void aPartOfABandThatWasSentLeavesItStale() {
    stale.add(0, 0, 100, 10);
    stale.sent(1, 0, 99, 10);
    assertThat(stale.any(0, 0, 64, 10)).isTrue();
    stale.sent(0, 0, 64, 10);
    assertThat(stale.any(0, 0, 64, 10)).isFalse();
    assertThat(stale.any(64, 0, 64, 10)).isTrue();
    stale.sent(64, 0, 64, 10);
    assertThat(stale.any()).isFalse();
  }

  @Test
  void neverLessIsStaleThanWhatEveryPixelKnows() {
    Random random = new Random(3);
    boolean[] pixels = new boolean[WIDTH * HEIGHT];
    int exact = 0;
    for (int i = 0; i < 4000; i++) {
      int x = random.nextBoolean() ? 0 : random.nextInt(WIDTH);
      int y = random.nextInt(HEIGHT);
      int wide = random.nextBoolean() ? WIDTH - x : 1 + random.nextInt(WIDTH - x);
      int high = 1 + random.nextInt(HEIGHT - y);
      int from = random.nextInt(HEIGHT - high + 1);
      boolean[] before = pixels.clone();
      int what = random.nextInt(5);
      switch (what) {
        case 0 -> stale.add(x, y, wide, high / 4 + 1);
        case 1, 2 -> stale.sent(x, y, wide, high);
        default -> stale.move(new MoveFinder.Move(x, y, wide, high, from));
      }
      for (int row = 0; row < (what == 0 ? high / 4 + 1 : high); row++) {
        for (int column = x; column < x + wide; column++) {
          pixels[(y + row) * WIDTH + column] =
              what == 0 || what > 2 && before[(from + row) * WIDTH + column];
        }
      }
      for (int row = 0; row < HEIGHT; row++) {
        for (int column = 0; column < WIDTH; column += 7) {
          boolean known = stale.any(column, row, 1, 1);
          assertThat(known || !pixels[row * WIDTH + column]).isTrue();
          exact += known ? 0 : 1;
        }
      }
    }
    assertThat(exact).isPositive();
  }
}
