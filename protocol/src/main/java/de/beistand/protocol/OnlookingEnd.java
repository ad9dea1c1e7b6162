package de.beistand.protocol;

/// Why a colleague sees nothing any more; told to the colleague.
public enum OnlookingEnd {
  /// The customer took it back.
  WITHDRAWN,
  /// The technician ended it, or loaded the page anew.
  ENDED,
  /// The colleague left.
  LEFT,
  /// The session is over.
  SESSION_OVER
}
