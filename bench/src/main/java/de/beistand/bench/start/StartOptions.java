package de.beistand.bench.start;

import java.nio.file.Path;
import java.util.List;

/// What the command line says.
///
/// @param runs starts of each kind; one more before them fills caches
/// @param out folder of the results, and of the packed program
public record StartOptions(int runs, Path out) {
  public static final String HELP =
      """
      start: from the start of the customer's program to its window and to a valid password

        --runs=10                           starts of each kind
        --out=bench/target/results          start.csv, the packed program and the logs
      """;

  /// @throws IllegalArgumentException in words for the person at the terminal
  public static StartOptions parse(List<String> arguments) {
    int runs = 10;
    Path out = Path.of("bench", "target", "results");
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.substring(0, argument.length() - value.length())) {
        case "--runs=" -> runs = Integer.parseInt(value);
        case "--out=" -> out = Path.of(value);
        default -> throw new IllegalArgumentException("unknown: " + argument + "\n\n" + HELP);
      }
    }
    return new StartOptions(runs, out.toAbsolutePath());
  }
}
