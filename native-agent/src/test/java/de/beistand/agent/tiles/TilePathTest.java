package de.beistand.agent.tiles;

import static de.beistand.agent.tiles.PathChooser.Path.TILES;
import static de.beistand.agent.tiles.PathChooser.Path.VIDEO;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
  private static final int WIDTH = 700; // not a multiple of a cell
  private static final int HEIGHT = 203;
  private static final long MILLI = 1_000_000;

  private final MemorySegment screen = Arena.ofAuto().allocate(4L * WIDTH * HEIGHT, 8);
  private final View view = new View(screen, 4 * WIDTH, WIDTH, HEIGHT);
  private final Canvas page = new Canvas();
  private List<Rectangle> standing = List.of();
  private final TilePath path = new TilePath(page, () -> standing);
  private long now = 1_000 * MILLI;

  @AfterEach
  void close() {
    path.close();
  }

  private void draw(int x, int y, int wide, int high, java.util.function.IntSupplier colour) {
    for (int row = y; row < y + high; row++) {
      for (int column = x; column < x + wide; column++) {
        screen.setAtIndex(JAVA_INT, (long) row * WIDTH + column, colour.getAsInt() | 0xff000000);
      }
    }
  }

  private PathChooser.Path captured(int x, int y, int wide, int high) {
    return path.captured(view, new One(x, y, wide, high), now);
  }

  private void untilExact() {
    now += PathChooser.CALM_NANOS;
    for (int i = 0; i < 1000 && path.refine(view, now) >= 0; i++) {
      page.backlog = 0;
    }
    assertThat(path.refine(view, now)).isEqualTo(-1);
  }

  private void pageShowsTheScreen() {
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      assertThat(page.pixels[i])
          .as("pixel %d", i)
          .isEqualTo(screen.getAtIndex(JAVA_INT, i) & 0xffffff);
    }
  }

  @Test
  void theFirstPictureIsVideoAndTilesOfAllOfIt() {
    Random random = new Random(1);
    draw(0, 0, WIDTH, HEIGHT, () -> random.nextInt(40) * 0x10305);
    assertThat(captured(0, 0, WIDTH, HEIGHT)).isEqualTo(VIDEO);
    path.pushed(17);
    untilExact();
    pageShowsTheScreen();
    assertThat(page.exactMark).isEqualTo(1);
    assertThat(page.frameMarks).containsExactly(1);
  }

  @Test
  void photographsAndNoiseArriveExactlyToo() {
    Random random = new Random(2);
    draw(0, 0, WIDTH, HEIGHT, () -> random.nextInt(1 << 24));
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    pageShowsTheScreen();
  }

  @Test
  void aLetterGoesAtOnceAndOnlyItsPixels() {
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    long before = page.bytes;
    now += 1000 * MILLI;
    draw(100, 50, 6, 9, () -> 0x123456);
    assertThat(captured(0, 40, WIDTH, 30))
        .as("the program redraws the whole line")
        .isEqualTo(TILES);
    assertThat(page.bytes - before).as("a tile and exact").isLessThanOrEqualTo(18 + 3 * 6 * 9 + 5);
    pageShowsTheScreen();
    assertThat(page.exactMark).isEqualTo(2);
  }

  @Test
  void whatIsRedrawnAlikeCostsNothing() {
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    long before = page.bytes;
    now += 1000 * MILLI;
    assertThat(captured(0, 0, WIDTH, HEIGHT)).isEqualTo(TILES);
    untilExact();
    assertThat(page.bytes).isEqualTo(before);
  }

  @Test
  void afterAScrollEverythingBecomesExactAgain() {
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    Random random = new Random(3);
    for (int i = 0; i < 10; i++) {
      now += 80 * MILLI;
      draw(0, 0, WIDTH, 150, () -> random.nextInt(9) * 0x112233);
      if (captured(0, 0, WIDTH, 150) == VIDEO) {
        path.pushed(now / MILLI);
        assertThat(page.frameMarks.getLast()).isGreaterThan(page.newestTile);
        page.uncover();
      }
    }
    assertThat(page.frameMarks).isNotEmpty();
    untilExact();
    pageShowsTheScreen();
  }

  /// Lines of text, scrolled up by so many rows, with a clock in the corner that does not scroll.
  private void text(int top) {
    for (int row = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++) {
        int line = (row + top) / 18;
        boolean ink =
            (row + top) % 18 < 12
                && new Random(line * 31L + (row + top) * 7919L + column * 104_729L).nextInt(5) == 0;
        boolean clock = column > 600 && row < 20;
        int colour = clock ? top * 0x010203 + column : ink ? 0x203040 : 0xffffff;
        screen.setAtIndex(JAVA_INT, (long) row * WIDTH + column, colour & 0xffffff);
      }
    }
  }

  @Test
  void scrollingTextIsMovedInThePageAndExactInEveryPicture() {
    text(0);
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    long before = page.bytes;
    for (int i = 1; i <= 60; i++) {
      now += 33 * MILLI;
      text(i * 7);
      assertThat(captured(0, 0, WIDTH, HEIGHT)).isEqualTo(TILES);
      pageShowsTheScreen();
    }
    assertThat(page.moves).isEqualTo(60);
    assertThat((page.bytes - before) / 60).as("bytes a picture").isLessThan(6000);
  }

  @Test
  void textThatKeepsScrollingComesBackFromVideoAndIsMovedAgain() {
    text(0);
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    for (int i = 1; i <= 3; i++) {
      now += 33 * MILLI;
      text(i * 1000);
      captured(0, 0, WIDTH, HEIGHT);
    }
    PathChooser.Path last = VIDEO;
    int frames = 0;
    for (int top = 4000; frames < 90; frames++, top += 7) {
      now += 33 * MILLI;
      text(top);
      last = captured(0, 0, WIDTH, HEIGHT);
      if (last == VIDEO) {
        path.pushed(now / MILLI);
        page.uncover();
      } else if (page.moves > 0) {
        pageShowsTheScreen();
      }
    }
    assertThat(last).isEqualTo(TILES);
    assertThat(page.moves).isGreaterThan(15);
  }

  /// Text that scrolls under a window of ragged shape and many colours, which stands still.
  private void textUnderAWindow(int top) {
    text(top);
    for (int row = 20; row < 90; row++) {
      for (int column = 40 + row % 13; column < 110 - row % 7; column++) {
        int colour = new Random(row * 7919L + column * 104_729L).nextInt(100) * 0x020103;
        screen.setAtIndex(JAVA_INT, (long) row * WIDTH + column, colour);
      }
    }
  }

  private long bytesUnderAWindow(boolean holes) {
    page.takesHoles = holes;
    standing = List.of(new Rectangle(40, 20, 70, 70));
    now += 1000 * MILLI;
    textUnderAWindow(0);
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    long before = page.bytes;
    for (int i = 1; i <= 20; i++) {
      now += 33 * MILLI;
      textUnderAWindow(i * 7);
      assertThat(captured(0, 0, WIDTH, HEIGHT)).isEqualTo(TILES);
      pageShowsTheScreen();
    }
    return page.bytes - before;
  }

  @Test
  void whatStandsOverAScrollingPageIsNotSentAgain() {
    long with = bytesUnderAWindow(true);
    assertThat(page.holes).isPositive();
    int holes = page.holes;
    long without = bytesUnderAWindow(false);
    assertThat(page.holes).as("a page that does not know holes").isEqualTo(holes);
    assertThat(with).isLessThan(without * 8 / 10);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anythingThatChangesBetweenWhatStaysArrivesExactly(boolean takesShades) {
    page.takesShades = takesShades;
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    Random random = new Random(11);
    draw(0, 0, WIDTH, HEIGHT, () -> random.nextInt(300) * 0x50301);
    now += 1000 * MILLI;
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    for (int i = 0; i < 300; i++) {
      now += 500 * MILLI;
      int x = random.nextInt(WIDTH - 130);
      int y = random.nextInt(HEIGHT - 40);
      for (int change = random.nextInt(6); change >= 0; change--) {
        int colours = 1 + random.nextInt(400);
        draw(
            x + random.nextInt(100),
            y + random.nextInt(30),
            1 + random.nextInt(30),
            1 + random.nextInt(10),
            () -> random.nextInt(colours) * 0x70205);
      }
      if (captured(x, y, 130, 40) == VIDEO) {
        path.pushed(now / MILLI);
        page.uncover();
      }
      untilExact();
      pageShowsTheScreen();
    }
    assertThat(page.holes).isPositive();
    assertThat(page.shades > 0).isEqualTo(takesShades);
  }

  @Test
  void aJumpWhileScrollingDoesNotTurnToVideo() {
    text(0);
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    for (int i = 1; i <= 60; i++) {
      now += 33 * MILLI;
      text(i * 7 + (i < 40 ? 0 : 3000));
      assertThat(captured(0, 0, WIDTH, HEIGHT)).isEqualTo(TILES);
      pageShowsTheScreen();
    }
  }

  @Test
  void scrollingBackIsMovedToo() {
    text(900);
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    for (int i = 1; i <= 10; i++) {
      now += 33 * MILLI;
      text(900 - i * 9);
      assertThat(captured(0, 0, WIDTH, HEIGHT)).isEqualTo(TILES);
      pageShowsTheScreen();
    }
    assertThat(page.moves).isEqualTo(10);
  }

  @Test
  void aFilmStaysVideo() {
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    Random random = new Random(8);
    for (int i = 1; i <= 90; i++) {
      now += 33 * MILLI;
      draw(0, 0, WIDTH, HEIGHT, () -> random.nextInt(1 << 24));
      PathChooser.Path path = captured(0, 0, WIDTH, HEIGHT);
      page.backlog = 0;
      assertThat(path).isEqualTo(i < 2 ? path : VIDEO);
    }
  }

  @Test
  void aPageThatDoesNotKnowMovesGetsVideo() {
    page.takesMoves = false;
    text(0);
    captured(0, 0, WIDTH, HEIGHT);
    untilExact();
    PathChooser.Path last = TILES;
    for (int i = 1; i <= 10; i++) {
      now += 33 * MILLI;
      text(i * 7);
      last = captured(0, 0, WIDTH, HEIGHT);
    }
    assertThat(last).isEqualTo(VIDEO);
    assertThat(page.moves).isZero();
  }

  /// Bytes that leave a thin line in 4 ms: 1 Mbit/s.
  private long leaving = 500;

  /// A line on which each byte waits until it is let go.
  private void thinLine() {
    long begin = now;
    page.backlogPerByte = 1;
    for (int i = 0; i < 40 && now < begin + 4000 * MILLI; i++) {
      draw(0, 0, WIDTH, HEIGHT, new Random(i)::nextInt);
      captured(0, 0, WIDTH, HEIGHT);
      path.pushed(now / MILLI);
      page.uncover();
      now += PathChooser.CALM_NANOS;
      for (int step = 0; step < 25; step++, now += 4 * MILLI) {
        path.refine(view, now);
        page.backlog = Math.max(0, page.backlog - leaving);
      }
    }
    for (int step = 0; step < 20_000 && path.refine(view, now) >= 0; step++, now += 4 * MILLI) {
      page.backlog = Math.max(0, page.backlog - leaving);
    }
    pageShowsTheScreen();
    text(0);
    captured(0, 0, WIDTH, HEIGHT);
    leaves(12_000);
    pageShowsTheScreen();
  }

  /// Time passes, and what is not exact yet follows.
  private void leaves(long millis) {
    for (long end = now + millis * MILLI; now < end; now += 4 * MILLI) {
      page.backlog = Math.max(0, page.backlog - leaving);
      path.refine(view, now);
    }
  }

  /// As the pump does it: nothing is looked at before there is room.
  private PathChooser.Path capturedWithRoom() {
    while (path.crowded(now)) {
      now += 4 * MILLI;
      page.backlog = Math.max(0, page.backlog - leaving);
    }
    PathChooser.Path way = captured(0, 0, WIDTH, HEIGHT);
    page.flush();
    return way;
  }

  @Test
  void onAThinLineScrollingStaysLegibleAndCatchesUpAfterAnotherPage() {
    thinLine();
    for (int i = 1; i <= 60; i++) {
      leaves(60);
      text(i * 14 + (i < 30 ? 0 : 3000));
      assertThat(capturedWithRoom()).as("picture %d", i).isEqualTo(TILES);
      assertThat(page.backlog).isLessThan(40_000);
      if (i < 30 || i > 45) {
        pageShowsTheScreen();
      }
    }
    leaves(3000);
    assertThat(path.refine(view, now)).isEqualTo(-1);
    pageShowsTheScreen();
  }

  @Test
  void whateverMovesAndChangesOnAThinLineBecomesExact() {
    thinLine();
    Random random = new Random(12);
    for (int round = 0; round < 60; round++) {
      for (int i = random.nextInt(12); i >= 0; i--) {
        leaves(random.nextInt(160));
        switch (random.nextInt(8)) {
          case 0 -> text(random.nextInt(9000));
          case 1 -> draw(random.nextInt(300), random.nextInt(100), 300, 90, random::nextInt);
          case 2 -> draw(random.nextInt(600), random.nextInt(190), 9, 12, () -> 0x123456);
          default -> scroll(random.nextInt(-40, 40));
        }
        if (capturedWithRoom() == VIDEO) {
          path.pushed(now / MILLI);
          page.uncover();
        }
      }
      now += PathChooser.CALM_NANOS;
      leaves(6000);
      assertThat(path.refine(view, now)).isEqualTo(-1);
      pageShowsTheScreen();
    }
    assertThat(page.moves).isGreaterThan(50);
  }

  /// Moves a part of the screen, not all of its width, and draws what is uncovered.
  private void scroll(int rows) {
    int height = HEIGHT - 20 - Math.abs(rows);
    int from = rows > 0 ? 10 + rows : 10;
    int[] part = new int[600 * height];
    for (int i = 0; i < part.length; i++) {
      part[i] = screen.getAtIndex(JAVA_INT, (long) (from + i / 600) * WIDTH + 50 + i % 600);
    }
    for (int i = 0; i < part.length; i++) {
      screen.setAtIndex(JAVA_INT, (long) (from - rows + i / 600) * WIDTH + 50 + i % 600, part[i]);
    }
  }

  @Test
  void whatCostsMoreThanALineTakesTurnsToVideo() {
    leaving = 100;
    thinLine();
    now += 1000 * MILLI;
    Random random = new Random(4);
    draw(0, 0, WIDTH, HEIGHT, () -> random.nextInt(1 << 24));
    assertThat(captured(0, 0, WIDTH, HEIGHT)).isEqualTo(VIDEO);
    path.pushed(5);
    assertThat(page.frameMarks.getLast()).isGreaterThan(page.newestTile);
    page.uncover();
    now += PathChooser.CALM_NANOS;
    leaves(30_000);
    pageShowsTheScreen();
  }

  @Test
  void aRepeatedFrameKeepsItsOldMark() {
    captured(0, 0, WIDTH, HEIGHT);
    path.pushed(1);
    untilExact();
    now += 1000 * MILLI;
    draw(0, 0, 1, 1, () -> 7);
    captured(0, 0, 1, 1);
    path.repeated(40);
    assertThat(page.frameMarks).containsExactly(1, 1);
    assertThat(page.newestTile).isEqualTo(2);
  }

  @Test
  void withoutAChannelEverythingIsVideo() {
    page.opened = false;
    assertThat(captured(0, 0, WIDTH, HEIGHT)).isEqualTo(VIDEO);
    path.pushed(1);
    assertThat(path.refine(view, now)).isPositive();
    assertThat(page.bytes).isZero();
    page.opened = true;
    untilExact();
    pageShowsTheScreen();
  }

  private record One(int left, int top, int wide, int high) implements Changes {
    @Override
    public int count() {
      return 1;
    }

    @Override
    public int x(int index) {
      return left;
    }

    @Override
    public int y(int index) {
      return top;
    }

    @Override
    public int width(int index) {
      return wide;
    }

    @Override
    public int height(int index) {
      return high;
    }

    @Override
    public long area() {
      return (long) wide * high;
    }
  }
}
