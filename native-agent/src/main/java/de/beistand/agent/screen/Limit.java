package de.beistand.agent.screen;

/// What the customer lets the technician see. The technician chooses within it and cannot widen it.
public sealed interface Limit {
  /// Everything on the screen.
  record None() implements Limit {}

  /// Nothing but one monitor; nothing at all while that is away.
  ///
  /// @param name as in [Monitor]
  record OneMonitor(String name) implements Limit {}

  /// Nothing but the window of one program; nothing at all while that is minimised or closed.
  ///
  /// @param window its number on the desktop (X11: the client's window)
  /// @param title as it was when the customer chose it: hostile text
  record OneProgram(long window, String title) implements Limit {}
}
