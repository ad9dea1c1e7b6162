package de.beistand.bench.latency;

import de.beistand.acceptance.net.LineCheck;
import de.beistand.acceptance.net.Network;
import de.beistand.bench.picture.Layout;
import de.beistand.bench.picture.Spot;
import de.beistand.bench.process.CpuTime;
import de.beistand.bench.report.Metric;
import de.beistand.bench.report.Samples;
import de.beistand.bench.subject.Screen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// What the instruments themselves cost: a patch that flips on the very display that is watched.
public final class Floor {
  private static final String DISPLAY = ":83";
  private static final int FLIPS = 20;
  private static final Duration WATCH = Duration.ofSeconds(2);

  private Floor() {}

  /// Flips on an X server of its own, and sends datagrams over every line; lines to print.
  public static String measure(Options options) {
    StringBuilder lines = new StringBuilder(screen(options));
    for (Network network : options.networks()) {
      lines.append("\n\n").append(LineCheck.measure(network));
    }
    return lines.toString();
  }

  private static String screen(Options options) {
    Path logs = options.out().resolve("logs").resolve("floor");
    List<Double> seen = new ArrayList<>();
    double watching;
    int width = options.size().width();
    int height = options.size().height();
    try (Screen screen = Screen.plain("screen", DISPLAY, width, height, logs);
        Scene scene = new Scene(screen.display(), options.size());
        Eyes eyes = new Eyes(screen.display(), options.size())) {
      Sink sink = (Metric metric, double value) -> seen.add(value);
      new SmallChanges(scene, eyes, new Random(1), sink).flips(FLIPS);
      watching = watching(eyes, options.size());
    }
    Samples samples = Samples.of(seen.stream().mapToDouble(Double::doubleValue).toArray());
    return "Floor of the instruments: %.2f / %.2f ms (median / 95 %%, %d flips on the watched display itself); watching takes %.2f cores"
        .formatted(samples.median(), samples.quantile(0.95), FLIPS, watching);
  }

  /// What looking for a change that never comes takes from the machine, the X server (a child of
  /// this process) included.
  private static double watching(Eyes eyes, Layout size) {
    Spot never = Spot.ofColours(size.patch().pixels(), 0x000000, 0xFFFF00);
    long self = ProcessHandle.current().pid();
    Duration before = CpuTime.ofTree(self);
    long start = System.nanoTime();
    eyes.await(size.patch(), never, WATCH);
    return (double) CpuTime.ofTree(self).minus(before).toNanos() / (System.nanoTime() - start);
  }
}
