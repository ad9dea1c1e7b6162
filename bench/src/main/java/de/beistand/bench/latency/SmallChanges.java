package de.beistand.bench.latency;

import de.beistand.bench.picture.Pages;
import de.beistand.bench.picture.Spot;
import de.beistand.bench.process.Pause;
import de.beistand.bench.report.Metric;
import de.beistand.bench.x11.Area;
import de.beistand.bench.x11.Hands;
import de.beistand.bench.x11.Surface;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;

/// Little changes on an otherwise still page: how long until they are seen.
final class SmallChanges {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int KEY = ' ';
  private static final int CELL_WIDTH = 12;
  private static final int CELL_HEIGHT = 22;
  private static final int LETTERS = 26;

  private final Scene scene;
  private final Eyes eyes;
  private final Random random;
  private final Sink sink;

  SmallChanges(Scene scene, Eyes eyes, Random random, Sink sink) {
    this.scene = scene;
    this.eyes = eyes;
    this.random = random;
    this.sink = sink;
  }

  /// A patch changes its colour, at moments that have nothing to do with anybody's clock.
  void flips(int count) {
    scene.page(0);
    scene.patch(false);
    Area patch = scene.layout().patch();
    Spot spot = Spot.ofColours(patch.pixels(), Scene.PATCH_OFF, Scene.PATCH_ON);
    Pause.millis(1000);
    for (int i = 0; i < count; i++) {
      boolean on = i % 2 == 0;
      Pause.millis(150 + random.nextInt(200));
      long start = System.nanoTime();
      scene.patch(on);
      add(Metric.FLIP, start, eyes.await(patch, on ? spot : spot.reversed(), PATIENCE));
    }
  }

  /// The technician presses a key, a program at the customer's changes the patch, the technician
  /// sees it.
  void keys(int count, Hands technician, String customerDisplay) {
    scene.page(0);
    Area patch = scene.layout().patch();
    Spot spot = Spot.ofColours(patch.pixels(), Scene.PATCH_OFF, Scene.PATCH_ON);
    try (KeyEcho echo = new KeyEcho(customerDisplay, patch)) {
      Pause.millis(1000);
      for (int i = 0; i < count; i++) {
        boolean on = i % 2 == 0;
        Pause.millis(150 + random.nextInt(200));
        long start = System.nanoTime();
        technician.key(KEY, true);
        OptionalLong seen = eyes.await(patch, on ? spot : spot.reversed(), PATIENCE);
        technician.key(KEY, false);
        add(Metric.KEY, start, seen);
        if (seen.isEmpty()) {
          // Whatever was lost on the way: the next press starts from a known colour.
          echo.set(!on);
          eyes.await(patch, on ? spot.reversed() : spot, PATIENCE);
          i++;
        }
      }
    }
  }

  /// Letters appear one after another as somebody types them, eight a second.
  void typing(Duration length, Runnable before, Runnable after) {
    Area sheet = scene.layout().sheet();
    scene.page(1);
    int[] row = Pages.letters(LETTERS, CELL_WIDTH, CELL_HEIGHT);
    Surface letters = scene.upload(row, LETTERS * CELL_WIDTH);
    scene.window().fill(sheet, 0xFFFFFF);
    scene.display().flush();
    Pause.millis(3000);
    before.run();
    int columns = sheet.width() / CELL_WIDTH;
    int rows = sheet.height() / CELL_HEIGHT;
    long end = System.nanoTime() + length.toNanos();
    for (int i = 0; System.nanoTime() < end; i++) {
      long next = System.nanoTime() + (80 + random.nextInt(90)) * 1_000_000L;
      int at = i % (columns * rows);
      if (at == 0 && i > 0) {
        scene.window().fill(sheet, 0xFFFFFF);
        Pause.millis(300);
      }
      int letter = random.nextInt(LETTERS);
      Area cell =
          new Area(
              sheet.x() + at % columns * CELL_WIDTH,
              sheet.y() + at / columns * CELL_HEIGHT,
              CELL_WIDTH,
              CELL_HEIGHT);
      long start = System.nanoTime();
      scene
          .window()
          .copy(
              letters,
              new Area(letter * CELL_WIDTH, 0, CELL_WIDTH, CELL_HEIGHT),
              cell.x(),
              cell.y());
      scene.display().flush();
      add(Metric.TYPING, start, eyes.await(cell, glyph(row, letter), PATIENCE));
      Pause.millis(Math.max(0, (next - System.nanoTime()) / 1_000_000));
    }
    after.run();
    scene.display().free(letters);
  }

  private static Spot glyph(int[] row, int letter) {
    int[] white = new int[CELL_WIDTH * CELL_HEIGHT];
    int[] glyph = new int[CELL_WIDTH * CELL_HEIGHT];
    java.util.Arrays.fill(white, 0xFFFFFF);
    for (int y = 0; y < CELL_HEIGHT; y++) {
      System.arraycopy(
          row, y * LETTERS * CELL_WIDTH + letter * CELL_WIDTH, glyph, y * CELL_WIDTH, CELL_WIDTH);
    }
    return new Spot(white, glyph);
  }

  private void add(Metric metric, long start, OptionalLong seen) {
    if (seen.isPresent()) {
      sink.addMillis(metric, start, seen.getAsLong());
    } else {
      sink.add(metric, Sink.MISSED);
    }
  }
}
