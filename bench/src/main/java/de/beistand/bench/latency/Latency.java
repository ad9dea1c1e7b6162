package de.beistand.bench.latency;

import de.beistand.bench.net.Line;
import de.beistand.bench.net.Network;
import de.beistand.bench.picture.Layout;
import de.beistand.bench.process.Program;
import de.beistand.bench.report.Results;
import de.beistand.bench.subject.Browser;
import de.beistand.bench.subject.Screen;
import de.beistand.bench.subject.Stage;
import de.beistand.bench.subject.Subject;
import java.nio.file.Path;
import java.util.List;

/// The program: for every network and subject a fresh line, fresh screens and a fresh browser, then
/// the workloads.
public final class Latency {
  private static final int CUSTOMER_DISPLAY = 81;
  private static final int TECHNICIAN_DISPLAY = 82;

  /// Room around the customer's picture for whatever a page shows beside it.
  private static final int ROOM = 160;

  private final Options options;
  private final Results results;
  private final Path scratch;
  private final Baseline baseline = new Baseline();

  public Latency(Options options, Results results, Path scratch) {
    this.options = options;
    this.results = results;
    this.scratch = scratch;
  }

  public void run() {
    measureBaseline();
    for (Network network : options.networks()) {
      for (int round = 1; round <= options.rounds(); round++) {
        for (Subject subject : options.subjects()) {
          System.out.printf("%s, %s, round %d%n", network.label(), subject.title(), round);
          measure(network, subject, round);
        }
      }
    }
  }

  private void measureBaseline() {
    Path logs = options.out().resolve("logs").resolve("alone");
    try (Line line = Line.connect(Network.LAN, logs);
        Screen screen = customerScreen(line, List.of("-rfbport", "-1"), logs);
        Scene scene = new Scene(screen.display(), options.size())) {
      Meter meter = new Meter(line, List.of(), screen.program());
      baseline.measure(options, scene, meter);
    }
  }

  private void measure(Network network, Subject subject, int round) {
    Layout size = options.size();
    String run = subject.key() + "-" + network.name().replace('/', '-') + "-" + round;
    Path logs = options.out().resolve("logs").resolve(run);
    int width = size.width() + ROOM;
    int height = size.height() + ROOM;
    try (Line line = Line.connect(network, logs);
        Screen customer = customerScreen(line, subject.screenArguments(), logs);
        Screen technician = Screen.technician(TECHNICIAN_DISPLAY, width, height, logs);
        Program manager = windowManager(technician, logs);
        Browser browser =
            Browser.start(
                technician.display(),
                width,
                height,
                Line.TECHNICIAN_ORIGIN,
                scratch.resolve(run),
                logs);
        Subject.Session session =
            subject.open(
                new Stage(line, customer.display(), technician.display(), browser, logs))) {
      Sink sink =
          (metric, value) ->
              results.add(
                  new Results.Sample(
                      network.name(),
                      size.width() + "x" + size.height(),
                      subject.key(),
                      round,
                      metric,
                      value));
      Meter meter = new Meter(line, session.atCustomer(), customer.program());
      try (Measurement measurement =
          new Measurement(
              options, customer.display(), technician.display(), session, meter, baseline, sink)) {
        measurement.run();
      }
    }
  }

  private Screen customerScreen(Line line, List<String> arguments, Path logs) {
    Layout size = options.size();
    return Screen.customer(
        line.atCustomer(), CUSTOMER_DISPLAY, size.width(), size.height(), arguments, logs);
  }

  private static Program windowManager(Screen screen, Path logs) {
    return Program.start(
        "openbox", logs, List.of("openbox"), java.util.Map.of("DISPLAY", screen.display()));
  }
}
