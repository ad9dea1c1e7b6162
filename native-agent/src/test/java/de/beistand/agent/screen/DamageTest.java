package de.beistand.agent.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DamageTest {
  private final Damage damage = new Damage();

  @Test
  void emptyRectanglesAreNoDamage() {
    damage.add(3, 3, 0, 5);
    damage.add(3, 3, 5, -1);
    assertThat(damage.count()).isZero();
    assertThat(damage.area()).isZero();
  }

  @Test
  void neighboursAreJoined() {
    for (int i = 0; i < 20; i++) {
      damage.add(100 + 8 * i, 200, 8, 16);
    }
    assertThat(damage.count()).isEqualTo(1);
    assertThat(damage.area()).isEqualTo(160 * 16);
  }

  @Test
  void farRectanglesStayApart() {
    damage.add(0, 0, 10, 10);
    damage.add(900, 0, 10, 10);
    damage.add(0, 700, 10, 10);
    assertThat(damage.count()).isEqualTo(3);
    assertThat(damage.area()).isEqualTo(300);
  }

  @Test
  void aRectangleThatCoversOthersSwallowsThem() {
    damage.add(0, 0, 10, 10);
    damage.add(900, 0, 10, 10);
    damage.add(0, 0, 1000, 1000);
    assertThat(damage.count()).isEqualTo(1);
    assertThat(damage.area()).isEqualTo(1_000_000);
  }

  @Test
  void thereAreNeverMoreThanTheMostAndNothingIsForgotten() {
    var random = new Random(1);
    boolean[][] changed = new boolean[2000][2000];
    for (int i = 0; i < 500; i++) {
      int x = random.nextInt(1900);
      int y = random.nextInt(1900);
      int width = 1 + random.nextInt(90);
      int height = 1 + random.nextInt(90);
      damage.add(x, y, width, height);
      for (int row = y; row < y + height; row++) {
        java.util.Arrays.fill(changed[row], x, x + width, true);
      }
      assertThat(damage.count()).isLessThanOrEqualTo(Damage.MOST);
    }
    for (int i = 0; i < damage.count(); i++) {
      for (int row = damage.y(i); row < damage.y(i) + damage.height(i); row++) {
        java.util.Arrays.fill(changed[row], damage.x(i), damage.x(i) + damage.width(i), false);
      }
    }
    for (boolean[] row : changed) {
      assertThat(row).doesNotContain(true);
    }
  }
}
