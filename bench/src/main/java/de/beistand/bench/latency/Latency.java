package de.beistand.bench.latency;

import de.beistand.acceptance.net.Line;
import de.beistand.acceptance.net.Network;
import de.beistand.bench.picture.Layout;
import de.beistand.bench.picture.Screenshot;
import de.beistand.bench.process.Program;
import de.beistand.bench.report.Results;
import de.beistand.bench.subject.Browser;
import de.beistand.bench.subject.Screen;
import de.beistand.bench.subject.Stage;
import de.beistand.bench.subject.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The program: for every network and subject a fresh line, fresh screens and a fresh browser, then
/// the workloads.
public final class Latency {
  private static final String DISPLAY = ":82";

  /// Room around the customer's picture for whatever a page shows beside it.
  private static final int ROOM = 160;

  private final Options options;
  private final Results results;
  private final Path scratch;
  private final Map<Subject, Baseline> baselines = new HashMap<>();

  public Latency(Options options, Results results, Path scratch) {
    this.options = options;
    this.results = results;
    this.scratch = scratch;
  }

  /// Measures all subjects on one network. What fails is said and left out.
  ///
  /// @param afterEach called after each subject
  /// @return in words, what could not be measured
  public List<String> run(Network network, Runnable afterEach) {
    List<String> failures = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      for (Subject subject : options.subjects()) {
        System.out.printf("%s, %s, round %d%n", network.label(), subject.title(), round);
        long start = System.nanoTime();
        try {
          measure(network, subject, round);
        } catch (RuntimeException failed) {
          failures.add(
              "%s, round %d: not measured to the end (%s)"
                  .formatted(subject.title(), round, failed.getMessage()));
          failed.printStackTrace();
        }
        System.out.printf("  took %d s%n", (System.nanoTime() - start) / 1_000_000_000);
        afterEach.run();
      }
    }
    return failures;
  }

  private void measure(Network network, Subject subject, int round) {
    Layout size = options.size();
    String run = subject.key() + "-" + network.name().replace('/', '-') + "-" + round;
    Path logs = options.out().resolve("logs").resolve(run);
    Path profile = scratch.resolve(run);
    int width = size.width() + ROOM;
    int height = size.height() + ROOM;
    try (Line line = Line.connect(network);
        Screen technician = Screen.plain("technician-screen", DISPLAY, width, height, logs);
        Program manager =
            Program.start("openbox", logs, List.of("openbox"), Map.of("DISPLAY", DISPLAY));
        Browser browser = Browser.start(DISPLAY, width, height, profile, logs);
        Subject.Session session =
            subject.open(new Stage(line, size.width(), size.height(), browser, logs));
        Measurement measurement =
            new Measurement(
                options,
                session,
                technician.display(),
                new Meter(line, session.programsAtCustomer(), session.customerServer()),
                baselines.computeIfAbsent(subject, each -> new Baseline()),
                sink(network, subject, round))) {
      try {
        measurement.run();
      } finally {
        Screenshot.save(technician.display(), logs.resolve("technician.png"));
        Screenshot.save(session.customerDisplay(), logs.resolve("customer.png"));
      }
    }
  }

  private Sink sink(Network network, Subject subject, int round) {
    String size = options.size().width() + "x" + options.size().height();
    return (metric, value) ->
        results.add(new Results.Sample(network.name(), size, subject.key(), round, metric, value));
  }
}
