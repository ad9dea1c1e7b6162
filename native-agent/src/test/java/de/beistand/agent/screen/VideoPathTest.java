package de.beistand.agent.screen;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.screen.CursorWatch.Sight;
import de.beistand.agent.tiles.Changes;
import de.beistand.agent.tiles.View;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a technician sees who gets the picture as video only.
class VideoPathTest {
  private static final Box BOX = new Box(100, 50, 64, 48);
  private static final int WHITE = 235;
  private static final int BLACK = 16;

  private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
  private final Page page = new Page();
  private final VideoPath video = new VideoPath(page, nanos::get);
  private final View picture = black(64, 48);

  @Test
  void theCursorIsInTheFrameAndThePictureStaysAsItWas() {
    push(cursor(130, 60));
    assertThat(page.brightness(30, 10)).isEqualTo(WHITE);
    assertThat(page.brightness(32, 10)).isEqualTo(BLACK);
    assertThat(picture.pixels().toArray(JAVA_INT)).containsOnly(0);
  }

  @Test
  void aCursorThatMovedIsWhereItIsNowAndNowhereElse() {
    push(cursor(130, 60));
    push(cursor(110, 80));
    assertThat(page.brightness(10, 30)).isEqualTo(WHITE);
    assertThat(page.brightness(30, 10)).isEqualTo(BLACK);
  }

  @Test
  void aCursorThatWentLeavesNothing() {
    push(cursor(130, 60));
    push(null);
    assertThat(page.brightness(30, 10)).isEqualTo(BLACK);
  }

  @Test
  void aCursorThatComesIsSeenWithoutAnyOtherChange() {
    push(null);
    push(cursor(130, 60));
    assertThat(page.brightness(30, 10)).isEqualTo(WHITE);
  }

  @Test
  void whatChangedBetweenTwoFramesIsInTheSecond() {
    push(null);
    draw(3, 4);
    draw(5, 40);
    push(null);
    assertThat(page.brightness(3, 4)).isEqualTo(WHITE);
    assertThat(page.brightness(5, 40)).isEqualTo(WHITE);
  }

  @Test
  void withoutACursorOnlyWhatChangedCosts() {
    push(cursor(130, 60));
    push(null);
    picture.pixels().set(JAVA_INT, 0, -1); // nobody tells
    push(null);
    assertThat(page.brightness(0, 0)).isEqualTo(BLACK);
  }

  @Test
  void itIsKnownHowTheFrameShowsTheCursor() {
    assertThat(video.shows(null)).isTrue();
    Sight cursor = cursor(130, 60);
    push(cursor);
    assertThat(video.shows(cursor)).isTrue();
    assertThat(video.shows(new Sight(cursor.shape(), 131, 60))).isFalse();
    assertThat(video.shows(null)).isFalse();
    push(null);
    assertThat(video.shows(null)).isTrue();
  }

  @ParameterizedTest(name = "film {0}, {1} wide, sharp {2} -> a frame of {3}x{4}")
  @CsvSource({
    "true, 640, false, 320, 2",
    "true, 639, false, 639, 4",
    "false, 640, false, 640, 4",
    "true, 640, true, 640, 4"
  })
  void aFilmIsHalvedIfItIsLargeAndNobodyWantsItSharp(
      boolean film, int width, boolean sharp, int frameWidth, int frameHeight) {
    video.sharp(sharp);
    video.push(black(width, 4), BOX, null, film);
    assertThat(page.planes.width()).isEqualTo(frameWidth);
    assertThat(page.planes.height()).isEqualTo(frameHeight);
  }

  @Test
  void aFilmGetsSharpAndSmallAgainWhileItRuns() {
    View film = black(640, 4);
    video.push(film, BOX, null, true);
    video.sharp(true);
    video.push(film, BOX, null, true);
    assertThat(page.planes.width()).isEqualTo(640);
    video.sharp(false);
    video.push(film, BOX, null, true);
    assertThat(page.planes.width()).isEqualTo(320);
  }

  @Test
  void aPictureThatStandsIsRepeatedSoonAndThenSeldom() {
    push(null);
    for (int millis : new int[] {34, 34, 34, 150}) {
      nanos.addAndGet(millis * 1_000_000L - 1);
      assertThat(video.isRepeatDue()).isFalse();
      nanos.addAndGet(1);
      assertThat(video.isRepeatDue()).isTrue();
      video.repeat();
    }
    assertThat(page.frames).isEqualTo(5);
    for (int i = 0; i < 20; i++) {
      video.repeat();
    }
    assertThat(video.untilRepeatMillis()).isBetween(2000, 2001);
    push(null);
    assertThat(video.untilRepeatMillis()).isBetween(34, 35);
  }

  @Test
  void whoeverWaitsAsLongAsItSaysFindsARepeatDueAndNobodyWaitsForever() {
    push(null);
    nanos.addAndGet(1_234_567);
    nanos.addAndGet(video.untilRepeatMillis() * 1_000_000L);
    assertThat(video.isRepeatDue()).isTrue();
    nanos.addAndGet(1_000_000_000_000L);
    assertThat(video.untilRepeatMillis()).isEqualTo(1);
  }

  @Test
  void whoeverSeesOnlyNowGetsTheFrameAtOnceAndSoonOnceMore() {
    push(null);
    for (int i = 0; i < 20; i++) {
      video.repeat();
    }
    assertThat(video.isRepeatDue()).isFalse();
    video.unseen();
    assertThat(video.isRepeatDue()).isTrue();
    video.repeat();
    assertThat(video.isRepeatDue()).isFalse();
    assertThat(video.untilRepeatMillis()).isBetween(34, 35);
  }

  @Test
  void anAnswerSaysWhenTheFrameWasPushed() {
    assertThat(video.push(picture, BOX, null, false)).isEqualTo(5000);
    nanos.addAndGet(34_000_000);
    assertThat(video.repeat()).isEqualTo(5034);
  }

  @Test
  void aRepeatCountsAsAFrameForThePace() {
    push(null);
    nanos.addAndGet(1_000_000_000);
    assertThat(video.pace().waitAt(nanos.get())).isNotPositive();
    video.repeat();
    assertThat(video.pace().waitAt(nanos.get())).isPositive();
  }

  @Test
  void closedItGivesItsFramesBack() {
    video.close();
    assertThat(page.closed).isTrue();
  }

  private void push(Sight cursor) {
    video.push(picture, BOX, cursor, false);
  }

  private void draw(int x, int y) {
    picture.pixels().set(JAVA_INT, (long) y * picture.stride() + 4L * x, 0xffffff);
    var damage = new Damage();
    damage.add(x, y, 1, 1);
    video.changed(damage);
  }

  /// Two white pixels beside each other; the left one points.
  private static Sight cursor(int x, int y) {
    return new Sight(new X11Cursor.Shape(2, 1, 0, 0, new int[] {-1, -1}), x, y);
  }

  private static View black(int width, int height) {
    MemorySegment pixels = Arena.ofAuto().allocate(4L * width * height, 8);
    return new View(pixels, 4 * width, width, height);
  }

  /// Keeps the latest frame, made as [FramePusher] makes it: of what it is told has changed.
  private final class Page implements VideoPath.Frames {
    Planes planes = new Planes(2, 2, false);
    int frames;
    boolean closed;

    int brightness(int x, int y) {
      MemorySegment plane = Arena.ofAuto().allocate((long) planes.width() * planes.height());
      planes.brightness(plane, planes.width());
      return Byte.toUnsignedInt(plane.get(JAVA_BYTE, (long) y * planes.width() + x));
    }

    @Override
    public void changed(Changes changes) {
      planes.changed(changes);
    }

    @Override
    public void allChanged() {
      planes.allChanged();
    }

    @Override
    public long push(View view, boolean halved) {
      if (!planes.fits(view.width(), view.height(), halved)) {
        planes = new Planes(view.width(), view.height(), halved);
      }
      planes.convert(view.pixels(), view.stride());
      return repeat();
    }

    @Override
    public long repeat() {
      frames++;
      return nanos.get() / 1_000_000;
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
