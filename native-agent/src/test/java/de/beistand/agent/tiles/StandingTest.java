package de.beistand.agent.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.tiles.MoveFinder.Move;
import java.awt.Rectangle;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final int WIDTH = 300;
  private static final int HEIGHT = 200;
  private static final List<Rectangle> WINDOWS =
      List.of(new Rectangle(10, 5, 60, 70), new Rectangle(200, 40, 80, 150));

  @Test
  void noWindowsLeaveTheMove() {
    List<Move> moves = List.of(new Move(0, 0, WIDTH, HEIGHT - 12, 12));
    assertThat(Standing.around(moves, List.of())).isSameAs(moves);
    assertThat(Standing.around(moves, List.of(new Rectangle(0, 250, 30, 30)))).isEqualTo(moves);
  }

  @Test
  void whatCameFromBelowMovesAndWindowsStay() {
    shows(12);
  }

  @Test
  void whatCameFromAboveMovesAndWindowsStay() {
    shows(-7);
  }

  /// Carries the moves out one after the other, as the page does: nothing of a window moves, and
  /// everything that did move stands where the plain move would put it.
  private static void shows(int shift) {
    int top = Math.max(0, -shift);
    Move whole = new Move(0, top, WIDTH, HEIGHT - Math.abs(shift), top + shift);
    int[][] before = page();
    int[][] page = page();
    List<Move> parts = Standing.around(List.of(whole), WINDOWS);
    parts.forEach(part -> carryOut(page, part));
    int moved = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        boolean inMove = y >= whole.y() && y < whole.y() + whole.height();
        if (stands(x, y) || !inMove || stands(x, y + shift)) {
          assertThat(page[y][x]).isEqualTo(before[y][x]);
        } else {
          assertThat(page[y][x]).isEqualTo(before[y + shift][x]);
          moved++;
        }
      }
    }
    assertThat(moved).isGreaterThan(30_000);
  }

  private static boolean stands(int x, int y) {
    return WINDOWS.stream().anyMatch(window -> window.contains(x, y));
  }

  private static void carryOut(int[][] page, Move move) {
    int[][] read = new int[move.height()][];
    for (int row = 0; row < move.height(); row++) {
      read[row] = page[move.fromY() + row].clone();
    }
    for (int row = 0; row < move.height(); row++) {
      System.arraycopy(read[row], move.x(), page[move.y() + row], move.x(), move.width());
    }
  }

  private static int[][] page() {
    var random = new Random(3);
    int[][] page = new int[HEIGHT][WIDTH];
    for (int[] row : page) {
      for (int x = 0; x < WIDTH; x++) {
        row[x] = random.nextInt();
      }
    }
    return page;
  }
}
