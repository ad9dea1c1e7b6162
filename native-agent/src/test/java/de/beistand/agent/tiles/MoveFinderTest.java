package de.beistand.agent.tiles;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.tiles.MoveFinder.Move;
import java.awt.Rectangle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MoveFinderTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int PAPER = 0xffffff;

  private final MoveFinder finder = new MoveFinder();
  private final View before = picture();
  private final View now = picture();

  private static View picture() {
    MemorySegment pixels = Arena.ofAuto().allocate(4L * WIDTH * HEIGHT, 8);
    return new View(pixels, 4 * WIDTH, WIDTH, HEIGHT);
  }

  /// A long text that is scrolled to `top`, seen through a window; the rest is other text at rest.
  private static void draw(View into, int top, int x, int y, int width, int height) {
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        boolean scrolls = column >= x && column < x + width && row >= y && row < y + height;
        int colour = scrolls ? text(column, row + top, 1) : text(column, row, 2);
        into.pixels().setAtIndex(JAVA_INT, (long) row * WIDTH + column, colour);
      }
    }
  }

  /// Lines of 12 rows with letters and 6 rows of paper between.
  private static int text(int x, int y, int seed) {
    if (y % 18 >= 12) {
      return PAPER;
    }
    return new Random(seed * 1_000_003L + x * 7919L + y * 104_729L).nextInt(5) == 0 ? 0 : PAPER;
  }

  private Move find(int x, int y, int width, int height) {
    List<Move> moves = finder.find(before, now, new Redrawn(new Rectangle(x, y, width, height)));
    assertThat(moves).hasSizeLessThan(2);
    return moves.isEmpty() ? null : moves.getFirst();
  }

  private record Redrawn(Rectangle... places) implements Changes {
    @Override
    public int count() {
      return places.length;
    }

    @Override
    public int x(int index) {
      return places[index].x;
    }

    @Override
    public int y(int index) {
      return places[index].y;
    }

    @Override
    public int width(int index) {
      return places[index].width;
    }

    @Override
    public int height(int index) {
      return places[index].height;
    }

    @Override
    public long area() {
      return Stream.of(places).mapToLong(place -> (long) place.width * place.height).sum();
    }
  }

  @Test
  void aWholePageThatScrollsDownIsFound() {
    draw(before, 500, 0, 0, WIDTH, HEIGHT);
    draw(now, 512, 0, 0, WIDTH, HEIGHT);
    Move move = find(0, 0, WIDTH, HEIGHT);
    assertThat(move.fromY() - move.y()).isEqualTo(12);
    assertThat(move.x()).isZero();
    assertThat(move.width()).isEqualTo(WIDTH);
    assertThat(move.y()).isLessThan(6);
    assertThat(move.height()).isGreaterThan(HEIGHT - 12 - 12);
  }

  @Test
  void andUpByAnyNumberOfRows() {
    draw(before, 500, 0, 0, WIDTH, HEIGHT);
    for (int step : new int[] {1, 7, 50, 150, 250}) {
      draw(now, 500 - step, 0, 0, WIDTH, HEIGHT);
      Move move = find(0, 0, WIDTH, HEIGHT);
      assertThat(move.y() - move.fromY()).isEqualTo(step);
    }
  }

  @Test
  void onlyTheWindowThatScrollsInsideOfALargerRedrawIsMoved() {
    draw(before, 500, 203, 90, 330, 250);
    draw(now, 520, 203, 90, 330, 250);
    Move move = find(0, 0, WIDTH, HEIGHT);
    assertThat(move.fromY() - move.y()).isEqualTo(20);
    assertThat(move.x()).isBetween(203 - 8, 203 + 8);
    assertThat(move.x() + move.width()).isBetween(533 - 8, 533 + 8);
    assertThat(move.y()).isBetween(90, 96);
    assertThat(move.y() + move.height()).isBetween(312, 326);
  }

  @Test
  void textAroundAWindowOnTopMovesInEachPart() {
    Rectangle above = new Rectangle(0, 0, WIDTH, 120);
    Rectangle beside = new Rectangle(0, 120, 300, 200);
    Rectangle below = new Rectangle(0, 320, WIDTH, 80);
    for (int step : new int[] {12, -12}) {
      draw(before, 500, 0, 0, WIDTH, HEIGHT);
      draw(now, 500 + step, 0, 0, WIDTH, HEIGHT);
      List<Move> moves = finder.find(before, now, new Redrawn(beside, below, above));
      assertThat(moves).hasSize(3).allMatch(move -> move.fromY() - move.y() == step);
      assertThat(moves)
          .isSortedAccordingTo(
              Comparator.comparingInt((Move move) -> Integer.signum(step) * move.y()));
      assertThat(moves.stream().mapToInt(Move::height).sum()).isGreaterThan(HEIGHT - 24);
    }
  }

  @Test
  void anotherPageMovedNowhere() {
    draw(before, 500, 0, 0, WIDTH, HEIGHT);
    draw(now, 5000, 0, 0, WIDTH, HEIGHT);
    assertThat(find(0, 0, WIDTH, HEIGHT)).isNull();
  }

  @Test
  void whatIsRedrawnAlikeMovedNowhere() {
    draw(before, 500, 0, 0, WIDTH, HEIGHT);
    draw(now, 500, 0, 0, WIDTH, HEIGHT);
    assertThat(find(0, 0, WIDTH, HEIGHT)).isNull();
  }

  @Test
  void blankPaperMovedNowhere() {
    before.pixels().fill((byte) -1);
    now.pixels().fill((byte) -1);
    now.pixels().setAtIndex(JAVA_INT, 1000, 0);
    assertThat(find(0, 0, WIDTH, HEIGHT)).isNull();
  }

  @Test
  void littleThatMovesIsNotWorthIt() {
    draw(before, 500, 0, 0, WIDTH, HEIGHT);
    draw(now, 512, 0, 0, WIDTH, HEIGHT);
    assertThat(find(0, 0, 120, 100)).isNull();
  }
}
