package de.beistand.protocol;

/// How it stands with a colleague who is to look on at a running session; told to its technician.
public enum OnlookerPhase {
  /// The colleague is asked.
  OFFERED,
  /// The colleague cannot.
  DECLINED,
  /// The colleague would look on: the customer is asked.
  ASKING,
  /// The customer does not want it.
  REFUSED,
  /// The technician does without.
  TAKEN_BACK,
  /// The colleague's page is not open, or the customer shows nothing now.
  IMPOSSIBLE,
  /// The customer agreed, and the colleague's page is not here, or not any more.
  ALLOWED,
  /// The colleague's page is here.
  LOOKING,
  /// The colleague left for good.
  LEFT,
  /// The technician ended it, or loaded the page anew.
  ENDED,
  /// The customer took it back.
  WITHDRAWN
}
