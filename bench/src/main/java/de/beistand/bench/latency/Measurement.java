package de.beistand.bench.latency;

import de.beistand.bench.process.Pause;
import de.beistand.bench.report.Metric;
import de.beistand.bench.subject.Subject;
import de.beistand.bench.x11.Display;
import de.beistand.bench.x11.Hands;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Random;

/// One subject on one network, through all workloads.
final class Measurement implements AutoCloseable {
  private static final long SEED = 42;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(20);

  private final Options options;
  private final Subject.Session session;
  private final Meter meter;
  private final Baseline baseline;
  private final Sink sink;
  private final Scene scene;
  private final Eyes eyes;
  private final Display technician;
  private final Random random = new Random(SEED);

  Measurement(
      Options options,
      Subject.Session session,
      String technicianDisplay,
      Meter meter,
      Baseline baseline,
      Sink sink) {
    this.options = options;
    this.session = session;
    this.meter = meter;
    this.baseline = baseline;
    this.sink = sink;
    this.scene = new Scene(session.customerDisplay(), options.size());
    this.eyes = new Eyes(technicianDisplay, options.size());
    this.technician = Display.open(technicianDisplay);
  }

  void run() {
    baseline.measure(options, scene, meter);
    connect();
    for (Workload workload : options.workloads()) {
      scene.page(0);
      meter.awaitQuiet(QUIET);
      measure(workload);
    }
  }

  private void connect() {
    boolean asked = options.workloads().contains(Workload.CONNECT);
    for (int i = 0; i < (asked ? options.connects() + 1 : 1); i++) {
      if (i > 0) {
        session.disconnect();
        eyes.awaitNoMarks(PATIENCE);
      }
      scene.marks();
      long start = session.connect();
      OptionalLong seen = eyes.awaitMarks(PATIENCE);
      if (seen.isEmpty()) {
        throw new IllegalStateException("no picture of the customer's screen in a minute");
      }
      // The first one fills caches.
      if (i > 0) {
        sink.addMillis(Metric.CONNECT, start, seen.getAsLong());
      }
    }
    session.arrange();
    putPointerAside(new Hands(technician));
    Pause.millis(2000);
    eyes.locate();
    System.out.println("  picture at " + eyes.place());
  }

  private void measure(Workload workload) {
    Duration length = Duration.ofSeconds(options.seconds());
    SmallChanges small = new SmallChanges(scene, eyes, random, sink);
    switch (workload) {
      case CONNECT -> {
        // Done before everything else.
      }
      case FLIP -> small.flips(options.samples());
      case KEY -> {
        Hands hands = new Hands(technician);
        clickIntoPicture(hands);
        small.keys(options.samples(), hands, session.customerDisplay());
      }
      case TYPING -> {
        Span span = new Span(meter);
        small.typing(length, span::begin, span::end);
        record(workload, Metric.TYPING_RATE, Metric.TYPING_CPU, span);
      }
      case STILL -> {
        Span span = new Span(meter);
        span.begin();
        Pause.millis(length.toMillis());
        span.end();
        record(workload, Metric.STILL_RATE, Metric.STILL_CPU, span);
      }
      case SCROLL ->
          move(
              workload,
              new Motion.Scroll(scene),
              new Movement.Metrics(Metric.SCROLL_FPS, Metric.SCROLL_AGE, Metric.SCROLL_GAP),
              Metric.SCROLL_RATE,
              Metric.SCROLL_CPU);
      case DRAG ->
          move(
              workload,
              new Motion.Drag(scene),
              new Movement.Metrics(Metric.DRAG_FPS, Metric.DRAG_AGE, Metric.DRAG_GAP),
              Metric.DRAG_RATE,
              Metric.DRAG_CPU);
      case FILM ->
          move(
              workload,
              new Motion.Film(scene),
              new Movement.Metrics(Metric.FILM_FPS, Metric.FILM_AGE, Metric.FILM_GAP),
              Metric.FILM_RATE,
              Metric.FILM_CPU);
      case PAGE -> pages().stands(options.pages());
      case TEXT -> pages().likeness(options.texts());
    }
  }

  /// Gives the page the keyboard, as a person does.
  private void clickIntoPicture(Hands hands) {
    // In the corner, where the customer's pointer covers nothing that is compared.
    hands.click(
        eyes.place().x() + options.size().width() - 14,
        eyes.place().y() + options.size().height() - 14);
    Pause.millis(500);
    putPointerAside(hands);
  }

  /// Out of the picture, where it covers nothing.
  private void putPointerAside(Hands hands) {
    hands.move(technician.width() - 2, technician.height() - 2);
  }

  private PageSwitch pages() {
    return new PageSwitch(scene, eyes, random, sink);
  }

  private void move(
      Workload workload, Motion motion, Movement.Metrics metrics, Metric rate, Metric cpu) {
    Span span = new Span(meter);
    new Movement(eyes, options.framesPerSecond(), sink)
        .run(motion, Duration.ofSeconds(options.seconds()), metrics, span::begin, span::end);
    record(workload, rate, cpu, span);
  }

  private void record(Workload workload, Metric rate, Metric cpu, Span span) {
    Meter.Reading start = span.start();
    Meter.Reading stop = span.stop();
    sink.add(rate, start.kilobitsPerSecondUntil(stop));
    double more = start.serverCoresUntil(stop) - baseline.cores(workload);
    sink.add(cpu, start.programCoresUntil(stop) + Math.max(0, more));
  }

  @Override
  public void close() {
    technician.close();
    eyes.close();
    scene.close();
  }
}
