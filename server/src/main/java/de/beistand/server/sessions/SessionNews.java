package de.beistand.server.sessions;

/// What other features hear of sessions.
public sealed interface SessionNews {
  /// A technician opened one with a computer.
  ///
  /// @param technician row of the technician
  /// @param machine row of the computer
  record Opened(String sessionId, long technician, long machine) implements SessionNews {}

  /// It is over.
  ///
  /// @param held whether the customer showed the screen in it
  record Ended(String sessionId, long machine, boolean held) implements SessionNews {}
}
