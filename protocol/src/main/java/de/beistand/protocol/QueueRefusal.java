package de.beistand.protocol;

/// Why a technician cannot do something with a support request.
public enum QueueRefusal {
  /// It is settled or was taken back meanwhile.
  GONE,
  /// A colleague has it.
  TAKEN,
  /// No such colleague.
  UNKNOWN_COLLEAGUE,
  /// A rate limit was reached.
  TOO_MANY
}
