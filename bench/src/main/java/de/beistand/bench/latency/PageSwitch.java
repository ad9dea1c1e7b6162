package de.beistand.bench.latency;

import de.beistand.bench.picture.Likeness;
import de.beistand.bench.process.Pause;
import de.beistand.bench.report.Metric;
import de.beistand.bench.x11.Area;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The whole page changes: how long until the new one stands, and how good it is after a while.
final class PageSwitch {
  private static final double STANDS = 0.98;
  private static final int QUICK = 16;
  private static final int THOROUGH = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// How long a page that stands may take to become exact, before that counts as never.
  private static final Duration REFINEMENT = Duration.ofSeconds(2);

  private final Scene scene;
  private final Eyes eyes;
  private final Random random;
  private final Sink sink;
  private final List<int[]> truths = new ArrayList<>();
  private int page;

  PageSwitch(Scene scene, Eyes eyes, Random random, Sink sink) {
    this.scene = scene;
    this.eyes = eyes;
    this.random = random;
    this.sink = sink;
    for (int number = 0; number < Scene.PAGES; number++) {
      scene.page(number);
      scene.display().sync();
      truths.add(scene.truth(scene.layout().page()));
    }
    page = Scene.PAGES - 1;
    settle();
  }

  /// Switches pages and waits until the new one is like the original, and until it is the same.
  void stands(int count) {
    Area area = scene.layout().page();
    for (int i = 0; i < count; i++) {
      settle();
      int[] truth = next();
      long start = System.nanoTime();
      scene.page(page);
      watch(area, truth, start);
    }
  }

  private void watch(Area area, int[] truth, long start) {
    long deadline = start + PATIENCE.toNanos();
    double standsAt = Sink.MISSED;
    double exactAt = Sink.MISSED;
    while (exactAt == Sink.MISSED && eyes.awaitChange(deadline)) {
      int[] seen = eyes.look(area).copy();
      double now = (System.nanoTime() - start) / 1e6;
      Likeness likeness = Likeness.of(truth, seen, area.width(), QUICK);
      if (standsAt == Sink.MISSED && likeness.ssim() >= STANDS) {
        standsAt = now;
        deadline = Math.min(deadline, System.nanoTime() + REFINEMENT.toNanos());
      }
      if (likeness.exact() == 1) {
        exactAt = now;
      }
    }
    sink.add(Metric.PAGE_STANDS, standsAt);
    sink.add(Metric.PAGE_EXACT, exactAt);
  }

  /// Switches pages and looks at fixed moments.
  void likeness(int count) {
    Area area = scene.layout().page();
    for (int i = 0; i < count; i++) {
      settle();
      int[] truth = next();
      long start = System.nanoTime();
      scene.page(page);
      int[] early = lookAt(area, start, 250);
      int[] later = lookAt(area, start, 1000);
      int[] late = lookAt(area, start, 4000);
      add(Likeness.of(truth, early, area.width(), THOROUGH), Metric.SSIM_250, Metric.EXACT_250);
      add(Likeness.of(truth, later, area.width(), THOROUGH), Metric.SSIM_1000, Metric.EXACT_1000);
      add(Likeness.of(truth, late, area.width(), THOROUGH), Metric.SSIM_4000, Metric.EXACT_4000);
    }
  }

  /// Waits until the page before stands on the technician's screen, and a moment that has nothing
  /// to do with it.
  private void settle() {
    Area area = scene.layout().page();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Likeness.of(truths.get(page), eyes.look(area).copy(), area.width(), QUICK).ssim()
            < STANDS
        && eyes.awaitChange(deadline)) {
      // Look again.
    }
    Pause.millis(600 + random.nextInt(300));
  }

  /// Turns over, unseen as yet; what the customer will see.
  private int[] next() {
    page = (page + 1) % Scene.PAGES;
    return truths.get(page);
  }

  private int[] lookAt(Area area, long start, int milliseconds) {
    Pause.millis(Math.max(0, milliseconds - (System.nanoTime() - start) / 1_000_000));
    return eyes.look(area).copy();
  }

  private void add(Likeness likeness, Metric ssim, Metric exact) {
    sink.add(ssim, likeness.ssim());
    sink.add(exact, likeness.exact() * 100);
  }
}
