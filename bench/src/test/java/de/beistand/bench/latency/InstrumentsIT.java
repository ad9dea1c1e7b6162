package de.beistand.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.bench.picture.FrameCode;
import de.beistand.bench.picture.Layout;
import de.beistand.bench.process.Program;
import de.beistand.bench.report.Metric;
import de.beistand.bench.x11.Area;
import de.beistand.bench.x11.Hands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The instruments on one display, with nothing between what is drawn and what is watched.
class InstrumentsIT {
  private static final Layout SIZE = new Layout(1280, 720);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private final Map<Metric, List<Double>> seen = new EnumMap<>(Metric.class);
  private final Sink sink =
      (metric, value) -> seen.computeIfAbsent(metric, each -> new ArrayList<>()).add(value);
  private Program server;
  private String display;
  private Scene scene;
  private Eyes eyes;

  @BeforeEach
  void open() {
    server =
        Program.start(
            "screen",
            folder,
            List.of("Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1280x720x24"));
    display =
        ":"
            + Awaitility.await()
                .atMost(PATIENCE)
                .until(
                    () -> server.output().lines().filter(line -> line.matches("\\d+")).findFirst(),
                    Optional::isPresent)
                .orElseThrow();
    scene = new Scene(display, SIZE);
    eyes = new Eyes(display, SIZE);
  }

  @AfterEach
  void close() {
    eyes.close();
    scene.close();
    server.close();
  }

  @Test
  void seesEveryFlip() {
    small().flips(6);

    assertThat(seen.get(Metric.FLIP)).hasSize(6).doesNotContain(Sink.MISSED);
  }

  @Test
  void seesTheAnswerToEveryKey() {
    small().keys(6, new Hands(scene.display()), display);

    assertThat(seen.get(Metric.KEY)).hasSize(6).doesNotContain(Sink.MISSED);
  }

  @Test
  void seesEveryLetter() {
    small().typing(Duration.ofSeconds(1), () -> {}, () -> {});

    assertThat(seen.get(Metric.TYPING)).isNotEmpty().doesNotContain(Sink.MISSED);
  }

  @Test
  void missesWhatDoesNotChange() {
    scene.page(0);
    Area patch = SIZE.patch();
    var spot = de.beistand.bench.picture.Spot.ofColours(patch.pixels(), Scene.PATCH_OFF, 0x00FF00);

    assertThat(eyes.await(patch, spot, Duration.ofMillis(200))).isEmpty();
  }

  @Test
  void findsThePictureByItsMarks() {
    scene.marks();

    assertThat(eyes.awaitMarks(PATIENCE)).isPresent();
    eyes.locate();
    assertThat(eyes.place()).isEqualTo(new Eyes.Place(0, 0));
  }

  @Test
  void readsEveryFrameNumber() {
    for (int number : List.of(0, 1, 4095, 4096, 0xABCDE, FrameCode.LAST)) {
      scene.codes(scene.window(), number);
      scene.display().sync();

      assertThat(eyes.frame()).isEqualTo(number);
    }
  }

  @Test
  void aFrameIsThereWhenBothStripsAre() {
    scene.codes(scene.window(), 7);
    FrameCode.draw(scene.window(), SIZE.upperCode().x(), SIZE.upperCode().y(), 8);
    scene.display().sync();

    assertThat(eyes.frame()).isEqualTo(FrameCode.UNREADABLE);
  }

  @Test
  void countsTheFramesOfEveryMovement() {
    Movement movement = new Movement(eyes, 20, sink);
    var metrics = new Movement.Metrics(Metric.SCROLL_FPS, Metric.SCROLL_AGE, Metric.SCROLL_GAP);
    for (Motion motion :
        List.of(new Motion.Scroll(scene), new Motion.Drag(scene), new Motion.Film(scene))) {
      movement.run(motion, Duration.ofSeconds(1), metrics, () -> {}, () -> {});
    }

    assertThat(seen.get(Metric.SCROLL_FPS)).hasSize(3).allMatch(rate -> rate > 0 && rate < 22);
    assertThat(seen.get(Metric.SCROLL_AGE)).allMatch(age -> age > 0);
  }

  @Test
  void aPageOnTheSameDisplayIsExact() {
    PageSwitch pages = new PageSwitch(scene, eyes, new Random(1), sink);
    pages.stands(2);
    pages.likeness(1);

    assertThat(seen.get(Metric.PAGE_STANDS)).hasSize(2).doesNotContain(Sink.MISSED);
    assertThat(seen.get(Metric.PAGE_EXACT)).hasSize(2).doesNotContain(Sink.MISSED);
    assertThat(seen.get(Metric.SSIM_250)).containsExactly(1.0);
    assertThat(seen.get(Metric.EXACT_4000)).containsExactly(100.0);
  }

  private SmallChanges small() {
    return new SmallChanges(scene, eyes, new Random(1), sink);
  }
}
