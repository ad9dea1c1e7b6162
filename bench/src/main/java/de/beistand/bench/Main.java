package de.beistand.bench;

import de.beistand.bench.latency.Floor;
import de.beistand.bench.latency.Latency;
import de.beistand.bench.latency.Options;
import de.beistand.bench.net.Network;
import de.beistand.bench.report.Results;
import de.beistand.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The measuring programs: `latency` and `floor`.
public final class Main {
  private static final String HELP =
      """
      floor: what the instruments themselves cost, on one display without anything in between

      """
          + Options.HELP;

  private Main() {}

  public static void main(String[] words) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(words));
    if (arguments.isEmpty() || arguments.contains("--help")) {
      System.out.println(HELP);
      return;
    }
    try {
      if (arguments.getFirst().startsWith(Machine.INSIDE)) {
        inside(Path.of(arguments.removeFirst().substring(Machine.INSIDE.length())), arguments);
      } else {
        check(arguments);
        System.exit(Machine.enter(arguments));
      }
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  private static void check(List<String> arguments) {
    List<String> rest = arguments.subList(1, arguments.size());
    switch (arguments.getFirst()) {
      case "latency", "floor" -> Options.parse(rest);
      default -> throw new IllegalArgumentException(HELP);
    }
  }

  private static void inside(Path temporary, List<String> arguments) throws IOException {
    String program = arguments.removeFirst();
    Options options = Options.parse(arguments);
    Files.createDirectories(options.out());
    Scratch.delete(options.out().resolve("logs"));
    Path here = Path.of("").toAbsolutePath();
    Machine.settle(temporary, List.of(here, options.out()));
    if (program.equals("floor")) {
      System.out.println(Floor.measure(options));
    } else {
      latency(options, Path.of("/tmp", "profiles"));
    }
    System.exit(0);
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
    for (Network network : options.networks()) {
      latency.run(network);
      String table =
          "%n### %s%n%n%s".formatted(network.label(), new Table(results, network.name(), columns));
      System.out.println(table);
      Files.writeString(file, table, StandardOpenOption.APPEND);
    }
  }
}
