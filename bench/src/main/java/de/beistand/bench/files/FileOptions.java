package de.beistand.bench.files;

import java.util.List;

/// What the command line says.
///
/// @param megabytes of each file, in millions of bytes
/// @param runs files in each direction
public record FileOptions(int megabytes, int runs) {
  public static final String HELP =
      """
      files: a file each way on this machine, and the round trip of the input meanwhile

        --megabytes=300                     length of the file
        --runs=3                            files each way
      """;

  /// @throws IllegalArgumentException in words for the person at the terminal
  public static FileOptions parse(List<String> arguments) {
    int megabytes = 300;
    int runs = 3;
    for (String argument : arguments) {
      String value = argument.substring(argument.indexOf('=') + 1);
      switch (argument.substring(0, argument.length() - value.length())) {
        case "--megabytes=" -> megabytes = Integer.parseInt(value);
        case "--runs=" -> runs = Integer.parseInt(value);
        default -> throw new IllegalArgumentException("unknown: " + argument + "\n\n" + HELP);
      }
    }
    return new FileOptions(megabytes, runs);
  }
}
