package de.beistand.agent.tiles;

import static de.beistand.agent.tiles.PathChooser.Path.TILES;
import static de.beistand.agent.tiles.PathChooser.Path.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PathChooserTest {
  private static final long MILLI = 1_000_000;

  private final PathChooser chooser = new PathChooser();
  private long now = 5_000 * MILLI;

  private PathChooser.Path change(double share, long afterMillis) {
    now += afterMillis * MILLI;
    return chooser.changed(share, false, 0, 0, now);
  }

  private void calm() {
    now += PathChooser.CALM_NANOS;
    chooser.still(0, now);
  }

  @Test
  @DisplayName("start -> VIDEO, and TILES once it is calm")
  void startsWithVideo() {
    assertThat(change(1, 0)).isEqualTo(VIDEO);
    assertThat(chooser.still(0, now + PathChooser.CALM_NANOS - 1)).isEqualTo(VIDEO);
    assertThat(chooser.still(0, now + PathChooser.CALM_NANOS)).isEqualTo(TILES);
  }

  @Test
  @DisplayName("TILES + typing -> TILES")
  void typing() {
    calm();
    for (int letter = 0; letter < 200; letter++) {
      assertThat(change(0.001, 50)).isEqualTo(TILES);
    }
  }

  @Test
  @DisplayName("TILES + one whole new page -> TILES")
  void page() {
    calm();
    assertThat(change(1, 3000)).isEqualTo(TILES);
    assertThat(change(1, 3000)).isEqualTo(TILES);
  }

  @Test
  @DisplayName("TILES + scrolling -> VIDEO with the second picture, until it is calm")
  void scrolling() {
    calm();
    assertThat(change(0.8, 1000)).isEqualTo(TILES);
    assertThat(change(0.8, 83)).isEqualTo(VIDEO);
    for (int i = 0; i < 50; i++) {
      assertThat(change(0.8, 83)).isEqualTo(VIDEO);
    }
    assertThat(chooser.still(0, now + 100 * MILLI)).isEqualTo(VIDEO);
    assertThat(chooser.still(0, now + 150 * MILLI)).isEqualTo(TILES);
  }

  @Test
  @DisplayName("film, calm for a moment, then a clock -> TILES; then the film again -> VIDEO")
  void littleAfterMuch() {
    calm();
    for (int picture = 0; picture < 30; picture++) {
      change(1, 33);
    }
    calm();
    assertThat(change(0.003, 10)).isEqualTo(TILES);
    assertThat(change(0.003, 10)).isEqualTo(TILES);
    assertThat(change(1, 10)).isEqualTo(VIDEO);
    assertThat(change(0.003, 10)).isEqualTo(VIDEO); // it did not calm down
  }

  @Test
  @DisplayName("many little changes at once: no more than LITTLE each -> TILES")
  void littleNeverAddsUp() {
    calm();
    for (int picture = 0; picture < 600; picture++) {
      assertThat(change(PathChooser.LITTLE, 1000 / 120)).isEqualTo(TILES);
    }
  }

  @Test
  @DisplayName("VIDEO + little change after a while -> TILES")
  void coolsDown() {
    calm();
    change(1, 1000);
    assertThat(change(1, 50)).isEqualTo(VIDEO);
    PathChooser.Path path = VIDEO;
    int changes = 0;
    while (path == VIDEO && changes++ < 100) {
      path = change(0.001, 100); // never calm: a clock with tenths of seconds
    }
    assertThat(path).isEqualTo(TILES);
    assertThat(changes).isBetween(5, 20);
  }

  @Test
  @DisplayName("VIDEO + scrolling that moves explain -> TILES")
  void moves() {
    calm();
    change(1, 1000);
    assertThat(change(1, 50)).isEqualTo(VIDEO);
    PathChooser.Path path = VIDEO;
    for (int i = 0; i < 60; i++) {
      now += 33 * MILLI;
      path = chooser.changed(0.03, true, 0, 0, now);
    }
    assertThat(path).isEqualTo(TILES);
  }

  @Test
  @DisplayName("VIDEO + known to be scrolling -> TILES at once")
  void knownMoves() {
    calm();
    change(1, 1000);
    for (int i = 0; i < 60; i++) {
      assertThat(change(1, 33)).isEqualTo(VIDEO);
    }
    chooser.onlyMoved();
    now += 33 * MILLI;
    assertThat(chooser.changed(0.03, true, 0, 0, now)).isEqualTo(TILES);
  }

  @Test
  @DisplayName("TILES + scrolling that moves explain + a new page -> TILES")
  void pageBehindScrolling() {
    calm();
    for (int i = 0; i < 100; i++) {
      now += 33 * MILLI;
      assertThat(chooser.changed(0.027, true, 0, 0, now)).isEqualTo(TILES);
    }
    assertThat(change(1, 33)).isEqualTo(TILES);
    now += 33 * MILLI;
    assertThat(chooser.changed(0.027, true, 0, 0, now)).isEqualTo(TILES);
  }

  @Test
  @DisplayName("overrun + scrolling that moves explain -> VIDEO for half a second, then for longer")
  void wary() {
    calm();
    for (long millis : new long[] {500, 1000, 2000, 4000, 8000, 16_000, 16_000}) {
      chooser.overrun(now);
      assertThat(scrollsAsVideo()).isBetween(millis - 33, millis + 33);
    }
    now += 17_000 * MILLI;
    chooser.overrun(now);
    assertThat(scrollsAsVideo()).isLessThan(600);
  }

  /// Scrolls until it goes as tiles again, and tells after how many milliseconds.
  private long scrollsAsVideo() {
    long start = now;
    do {
      now += 33 * MILLI;
    } while (chooser.changed(0.03, true, 0, 0, now) == VIDEO);
    return (now - start) / MILLI;
  }

  @Test
  @DisplayName("TILES + a line that cannot take more -> VIDEO")
  void backlog() {
    calm();
    now += 1000 * MILLI;
    assertThat(chooser.changed(0.001, false, 0, Drain.FIRST + 1, now)).isEqualTo(VIDEO);
    assertThat(chooser.still(Drain.FIRST + 1, now + 1000 * MILLI)).isEqualTo(VIDEO);
  }

  @Test
  @DisplayName("TILES + scrolling on a line that takes it in time -> TILES, also behind a new page")
  void thinLine() {
    calm();
    for (int picture = 0; picture < 40; picture++) {
      now += 150 * MILLI;
      long needs = picture % 20 == 10 ? 900 * MILLI : 90 * MILLI;
      double share = picture % 20 == 10 ? 1 : 0.03;
      assertThat(chooser.changed(share, true, needs, 0, now)).isEqualTo(TILES);
    }
  }

  @Test
  @DisplayName("TILES + what the line cannot take in time -> VIDEO, until it is calm")
  void tooMuchForTheLine() {
    calm();
    int pictures = 0;
    do {
      now += 150 * MILLI;
      pictures++;
    } while (chooser.changed(0.1, true, 450 * MILLI, 0, now) == TILES);
    assertThat(pictures).isBetween(9, 11);
    now += 150 * MILLI;
    assertThat(chooser.changed(0.1, true, 4000 * MILLI, 0, now)).isEqualTo(VIDEO);
    assertThat(chooser.still(0, now + PathChooser.CALM_NANOS)).isEqualTo(TILES);
    now += 1000 * MILLI;
    assertThat(chooser.changed(0.01, false, MILLI, 0, now)).isEqualTo(TILES);
  }

  @Test
  @DisplayName("TILES + overrun -> VIDEO until it is calm")
  void overrun() {
    calm();
    chooser.overrun(now);
    assertThat(chooser.path()).isEqualTo(VIDEO);
    assertThat(chooser.still(0, now + PathChooser.CALM_NANOS)).isEqualTo(TILES);
  }

  @Test
  @DisplayName("whole pictures, 25 a second -> a film after a second, until it is calm")
  void film() {
    calm();
    long start = now;
    do {
      change(1, 40);
    } while (!chooser.film());
    assertThat((now - start) / MILLI).isBetween(1000L, 1400L);
    for (int i = 0; i < 100; i++) {
      change(0.6, 40); // half of it is dark for a while
      assertThat(chooser.film()).isTrue();
    }
    calm();
    assertThat(chooser.film()).isFalse();
  }

  @Test
  @DisplayName("a small picture that moves, or pages turned quickly -> no film")
  void noFilm() {
    for (int i = 0; i < 100; i++) {
      change(0.3, 33);
      assertThat(chooser.film()).isFalse();
    }
    for (int i = 0; i < 100; i++) {
      change(1, 125);
      assertThat(chooser.film()).isFalse();
    }
  }

  @Test
  @DisplayName("film + little change -> no film any more, with little change yet")
  void filmEnds() {
    do {
      change(1, 33);
    } while (!chooser.film());
    int changes = 0;
    while (chooser.film()) {
      change(0.1, 33);
      changes++;
    }
    assertThat(changes).isBetween(10, 60);
  }
}
