package de.beistand.bench;

import de.beistand.acceptance.net.Network;
import de.beistand.acceptance.net.OwnWorld;
import de.beistand.acceptance.net.Scratch;
import de.beistand.bench.files.FileOptions;
import de.beistand.bench.files.FileTransfers;
import de.beistand.bench.latency.Floor;
import de.beistand.bench.latency.Latency;
import de.beistand.bench.latency.Options;
import de.beistand.bench.longrun.LongRun;
import de.beistand.bench.longrun.LongRunOptions;
import de.beistand.bench.recording.RecordingCost;
import de.beistand.bench.recording.RecordingOptions;
import de.beistand.bench.report.Results;
import de.beistand.bench.report.Table;
import de.beistand.bench.start.Start;
import de.beistand.bench.start.StartOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The measuring programs: `latency` (`figures` with its usual options), `floor`, `longrun`,
/// `start`, `files` and `recording`.
public final class Main {
  private static final String HELP =
      """
      figures: latency with the networks and samples of docs/performance.md, unattended

      floor: what the instruments themselves cost, on one display without anything in between

      """
          + Options.HELP
          + "\n"
          + LongRunOptions.HELP
          + "\n"
          + StartOptions.HELP
          + "\n"
          + FileOptions.HELP
          + "\n"
          + RecordingOptions.HELP;

  private Main() {}

  public static void main(String[] words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(words));
    if (arguments.isEmpty() || arguments.contains("--help")) {
      System.out.println(HELP);
      return;
    }
    try {
      if (arguments.getFirst().equals("files")) {
        FileTransfers.run(FileOptions.parse(arguments.subList(1, arguments.size())));
        System.exit(0);
      } else if (arguments.getFirst().equals("recording")) {
        RecordingCost.run(RecordingOptions.parse(arguments.subList(1, arguments.size())));
        System.exit(0);
      } else if (arguments.getFirst().startsWith(OwnWorld.INSIDE)) {
        inside(Path.of(arguments.removeFirst().substring(OwnWorld.INSIDE.length())), arguments);
      } else {
        check(arguments);
        System.exit(enter(arguments));
      }
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  private static void check(List<String> arguments) {
    List<String> rest = arguments.subList(1, arguments.size());
    switch (arguments.getFirst()) {
      case "latency", "figures" -> {
        Options options = options(arguments.getFirst(), rest);
        System.out.printf(
            "On a machine that does nothing else this takes about %d minutes; results in %s%n%n",
            options.estimate().toMinutes() + 1, options.out());
      }
      case "floor" -> Options.parse(rest);
      case "longrun" -> LongRunOptions.parse(rest);
      case "start" -> StartOptions.parse(rest);
      default -> throw new IllegalArgumentException(HELP);
    }
  }

  private static int enter(List<String> arguments) throws IOException, InterruptedException {
    List<String> classPath = List.of("-cp", System.getProperty("java.class.path"));
    try (OwnWorld.Inhabitant program =
        OwnWorld.start(
            classPath, Main.class.getName(), arguments, ProcessBuilder.Redirect.INHERIT)) {
      return program.process().waitFor();
    }
  }

  private static void inside(Path temporary, List<String> arguments) throws IOException {
    String program = arguments.removeFirst();
    Path scratch = Path.of("/tmp", "profiles");
    switch (program) {
      case "longrun" -> {
        LongRunOptions options = LongRunOptions.parse(arguments);
        settle(temporary, options.out());
        LongRun.run(options, scratch);
      }
      case "start" -> {
        StartOptions options = StartOptions.parse(arguments);
        settle(temporary, options.out());
        Start.run(options, scratch);
      }
      case "floor" -> {
        Options options = Options.parse(arguments);
        settle(temporary, options.out());
        System.out.println(Floor.measure(options));
      }
      default -> {
        Options options = options(program, arguments);
        settle(temporary, options.out());
        latency(options, scratch);
      }
    }
    System.exit(0);
  }

  private static Options options(String program, List<String> given) {
    List<String> all =
        new ArrayList<>(program.equals("figures") ? Options.FIGURES : List.<String>of());
    all.addAll(given);
    return Options.parse(all);
  }

  private static void settle(Path temporary, Path out) throws IOException {
    Files.createDirectories(out);
    Scratch.delete(out.resolve("logs"));
    OwnWorld.settle(temporary, List.of(Path.of("").toAbsolutePath(), out));
  }

  private static void latency(Options options, Path scratch) throws IOException {
    Results results = new Results(options.out().resolve("samples.csv"));
    Latency latency = new Latency(options, results, scratch);
    List<Table.Column> columns =
        options.subjects().stream().map(s -> new Table.Column(s.key(), s.title())).toList();
    Path file = options.out().resolve("table.md");
    String head =
        "%s, %s, screen %d × %d, %d frames a second%n%n%s%n"
            .formatted(
                LocalDate.now(),
                Machine.describe(),
                options.size().width(),
                options.size().height(),
                options.framesPerSecond(),
                Floor.measure(options));
    System.out.println(head);
    Files.writeString(file, head);
    StringBuilder done = new StringBuilder(head);
    for (Network network : options.networks()) {
      String title = "%n### %s%n%n".formatted(network.label());
      List<String> failures =
          latency.run(
              network,
              () -> write(file, done + title + new Table(results, network.name(), columns)));
      done.append(title).append(new Table(results, network.name(), columns));
      failures.forEach(failure -> done.append("\n").append(failure).append('\n'));
      write(file, done.toString());
      System.out.println(title + new Table(results, network.name(), columns));
    }
  }

  /// As a whole, so that an interrupted run leaves a table of everything before.
  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
