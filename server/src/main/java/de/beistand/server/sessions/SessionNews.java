package de.beistand.server.sessions;

import de.beistand.protocol.EventKind;

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

  /// The customer's computer said something about the right of a colleague to look on; the evidence
  /// is committed.
  ///
  /// @param colleague as the customer was shown the name last
  /// @param how a kind that has a grant as its subject
  record OnlookerHeard(String sessionId, String colleague, EventKind how) implements SessionNews {}

  /// Nobody could be asked: the customer shows nothing now, or is not connected.
  record OnlookerImpossible(String sessionId) implements SessionNews {}

  /// The customer's computer is back, and a colleague may look on as far as the record says.
  record OnlookerStands(String sessionId) implements SessionNews {}

  /// It is over.
  ///
  /// @param held whether the customer showed the screen in it
  record Ended(String sessionId, long machine, boolean held) implements SessionNews {}
}
