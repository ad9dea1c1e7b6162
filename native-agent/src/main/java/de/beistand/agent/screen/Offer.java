package de.beistand.agent.screen;

import java.util.List;

/// What there is to show now, for the customer to choose from.
///
/// @param monitors the main one first
public record Offer(List<Monitor> monitors, List<Program> programs) {
  /// Nothing but everything.
  public static final Offer NONE = new Offer(List.of(), List.of());

  public Offer {
    monitors = List.copyOf(monitors);
    programs = List.copyOf(programs);
  }

  /// A program's window that can be seen now.
  ///
  /// @param window as in [Limit.OneProgram]
  /// @param title hostile text, not blank
  public record Program(long window, String title) {}
}
