package de.beistand.agent;

/// Why the program ended, as its exit code (sysexits.h where it has one).
enum ExitCode {
  /// The customer closed it.
  CLOSED(0),
  /// An argument is wrong.
  USAGE(64),
  /// There is no desktop to show.
  NO_DESKTOP(69),
  /// A bug.
  INTERNAL(70),
  /// The program runs already.
  ALREADY_RUNNING(75),
  /// The machine key or its folder cannot be used.
  NO_IDENTITY(78);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
