package de.beistand.verifier;

/// One sentence of the verdict.
public record Finding(Weight weight, String text) {

  /// What a finding means.
  public enum Weight {
    /// Follows from the file alone.
    PROVEN,
    /// The file alone cannot show it.
    OPEN,
    /// Somebody changed something, or something is missing.
    BROKEN
  }
}
