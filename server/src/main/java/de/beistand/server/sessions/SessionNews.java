package de.beistand.server.sessions;

/// What other features hear of sessions.
public sealed interface SessionNews {
  /// A technician opened one with a computer.
  ///
  /// @param technician row of the technician
  /// @param machine row of the computer
  record Opened(String sessionId, long technician, long machine) implements SessionNews {}

  /// The customer answered whether a colleague may take over; the evidence is committed.
  ///
  /// @param colleague as the customer was shown the name
  record HandoverAnswered(String sessionId, String colleague, boolean yes) implements SessionNews {}

  /// Nobody could be asked: the customer shows nothing now, or is not connected.
  record HandoverImpossible(String sessionId) implements SessionNews {}

  /// It is over.
  ///
  /// @param held whether the customer showed the screen in it
  record Ended(String sessionId, long machine, boolean held) implements SessionNews {}
}
