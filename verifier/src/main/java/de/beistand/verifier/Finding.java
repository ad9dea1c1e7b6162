package de.beistand.verifier;

/// One sentence of the verdict.
public record Finding(Weight weight, Said said) {

  /// What a finding means.
  public enum Weight {
    /// Follows from the file alone.
    PROVEN,
    /// The file alone cannot show it.
    OPEN,
    /// Somebody changed something, or something is missing.
    BROKEN
  }

  static Finding of(Weight weight, String key, Object... values) {
    return new Finding(weight, Said.of(key, values));
  }
}
