package de.beistand.protocol.channel;

/// What a transfer waits for.
public enum TransferStep {
  /// The customer is asked.
  ASKED,
  /// The customer chooses files.
  CHOOSING
}
