package de.beistand.server.operator;

/// How customers agree to the terms.
public enum AgreedBy {
  /// By a click of their own, before anything is shown.
  CLICK,
  /// By allowing the connection; the question says so.
  CONNECTING
}
