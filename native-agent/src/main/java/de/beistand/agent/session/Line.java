package de.beistand.agent.session;

/// The line to the server: a value of its own beside the session, which outlives a lost line.
public sealed interface Line {
  /// Not there; tries again by itself. Next: Up, Refused.
  record Down() implements Line {}

  /// Ready. Next: Down, Refused.
  ///
  /// @param machineId nine digits
  /// @param firm the operator's name
  record Up(String machineId, String firm) implements Line {}

  /// The server does not want this program. No exit.
  record Refused() implements Line {}
}
