package de.beistand.bench.latency;

import de.beistand.bench.process.Pause;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/// What the customer's X server needs for the drawing itself, with nobody looking: not to be blamed
/// on the sharing.
final class Baseline {
  private final Map<Workload, Double> cores = new EnumMap<>(Workload.class);

  /// CPU of the X server alone in that workload; 0 where it was not measured.
  double cores(Workload workload) {
    return cores.getOrDefault(workload, 0.0);
  }

  /// Measures it, unless that was done before.
  void measure(Options options, Scene scene, Meter meter) {
    if (!cores.isEmpty()) {
      return;
    }
    scene.page(0);
    Duration length = Duration.ofSeconds(Math.min(options.seconds(), 5));
    for (Workload workload : options.workloads()) {
      switch (workload) {
        case STILL -> still(length, meter);
        case SCROLL -> moving(workload, new Motion.Scroll(scene), options, length, meter);
        case DRAG -> moving(workload, new Motion.Drag(scene), options, length, meter);
        case FILM -> moving(workload, new Motion.Film(scene), options, length, meter);
        case CONNECT, FLIP, KEY, TYPING, PAGE, TEXT -> {
          // Nothing to draw that costs anything, or no CPU measured.
        }
      }
    }
  }

  private void still(Duration length, Meter meter) {
    Pause.millis(1000);
    Meter.Reading before = meter.read();
    Pause.millis(length.toMillis());
    cores.put(Workload.STILL, before.serverCoresUntil(meter.read()));
  }

  private void moving(
      Workload workload, Motion motion, Options options, Duration length, Meter meter) {
    Span span = new Span(meter);
    Movement.unwatched(motion, options.framesPerSecond(), length, span::begin, span::end);
    cores.put(workload, span.start().serverCoresUntil(span.stop()));
  }
}
