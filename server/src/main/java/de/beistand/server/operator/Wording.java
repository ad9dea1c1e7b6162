package de.beistand.server.operator;

/// A text of the start page that the firm may write itself. Where it writes none, the catalogue's
/// own words stand there.
public enum Wording {
  /// The sentence under the heading.
  WELCOME,
  /// How the telephone belongs to it: who calls whom, and for how long.
  CALL,
  /// When somebody answers the telephone.
  HOURS,
  /// When remote support helps.
  HELPS,
  /// When coming by is better or cheaper.
  HELPS_NOT,
  /// What it costs.
  PRICE;

  /// Longest text, in characters.
  public static final int LONGEST = 1000;
}
