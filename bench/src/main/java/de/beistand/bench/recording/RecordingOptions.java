package de.beistand.bench.recording;

import java.util.List;

/// What the command line says.
///
/// @param seconds each kind of work is watched
/// @param runs sessions of each kind, recorded and not, in turns
public record RecordingOptions(int seconds, int runs) {
  public static final String HELP =
      """
      recording: CPU of the technician's browser, with and without recording

        --seconds=20                        each kind of work
        --runs=3                            sessions of each kind
      """;

  /// @throws IllegalArgumentException in words for the person at the terminal
  public static RecordingOptions parse(List<String> arguments) {
    int seconds = 20;
    int runs = 3;
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.substring(0, argument.length() - value.length())) {
        case "--seconds=" -> seconds = Integer.parseInt(value);
        case "--runs=" -> runs = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("unknown: " + argument + "\n\n" + HELP);
      }
    }
    return new RecordingOptions(seconds, runs);
  }
}
