package de.beistand.server.requests;

import de.beistand.protocol.RequestPhase;

/// What can happen to a support request. `by` is the technician who does it.
public sealed interface RequestInput {
  /// A technician takes it, or wants another session number for it.
  record PickedUp(long by) implements RequestInput {}

  /// The technician puts it back into the queue.
  record PutBack(long by) implements RequestInput {}

  /// The technician leaves it to a colleague.
  record HandedOver(long by, long to) implements RequestInput {}

  /// The technician settles it.
  ///
  /// @param how DONE or ON_SITE
  record Closed(long by, RequestPhase how) implements RequestInput {}

  /// The customer takes it back.
  record Withdrawn() implements RequestInput {}

  /// A session with the customer's computer was opened.
  record SessionOpened(long by, String sessionId) implements RequestInput {}

  /// A session is over.
  ///
  /// @param held whether the customer showed the screen in it
  record SessionEnded(String sessionId, boolean held) implements RequestInput {}

  /// Nobody can join with its session number any more, and nobody did.
  record NumberOver() implements RequestInput {}
}
