package de.beistand.bench.longrun;

import java.nio.file.Path;
import java.util.List;

/// What the command line says.
///
/// @param minutes how long the session lasts
/// @param out folder of the results
public record LongRunOptions(int minutes, Path out) {
  public static final String HELP =
      """
      longrun: one busy session, and how the memory of agent and page grows

        --minutes=20                        how long it lasts
        --out=bench/target/results          longrun.csv and the programs' logs
      """;

  /// @throws IllegalArgumentException in words for the person at the terminal
  public static LongRunOptions parse(List<String> arguments) {
    int minutes = 20;
    Path out = Path.of("bench", "target", "results");
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.substring(0, argument.length() - value.length())) {
        case "--minutes=" -> minutes = Integer.parseInt(value);
        case "--out=" -> out = Path.of(value);
        default -> throw new IllegalArgumentException("unknown: " + argument + "\n\n" + HELP);
      }
    }
    return new LongRunOptions(minutes, out.toAbsolutePath());
  }
}
