package de.beistand.protocol;

/// How far a technician has come who wants to leave a running session to a colleague. With the
/// customer's yes the session ends: [EndReason#HANDED_OVER].
public enum HandoverPhase {
  /// The colleague is asked.
  OFFERED,
  /// The colleague does not want it, or did not answer.
  DECLINED,
  /// The colleague agreed; the customer is asked.
  ASKING,
  /// The customer said no, or nothing: the session goes on as it was.
  REFUSED,
  /// The technician took the offer back.
  TAKEN_BACK,
  /// The colleague has no page open, or the customer shows nothing now.
  IMPOSSIBLE
}
