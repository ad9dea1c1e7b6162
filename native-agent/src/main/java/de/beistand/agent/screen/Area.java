package de.beistand.agent.screen;

/// What part of the desktop is shown; nothing else is captured.
public sealed interface Area {
  /// Nothing: the picture is neutral.
  record Nothing() implements Area {}

  /// All monitors as one picture.
  record Desktop() implements Area {}

  /// One monitor; the picture follows it when it moves or changes its size.
  ///
  /// @param name as in [Monitor]
  record OneMonitor(String name) implements Area {}

  /// The window of a program with what belongs to it; the picture follows it.
  record OneProgram(long window) implements Area {}

  /// A part of the desktop, cut at its edge.
  record Part(Box box) implements Area {}
}
