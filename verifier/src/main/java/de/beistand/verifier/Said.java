package de.beistand.verifier;

import java.util.List;

/// A sentence, or part of one, in no language yet.
///
/// @param key of [Words]
/// @param values for `{0}`, `{1}` …: text, numbers, or again something said
public record Said(String key, List<Object> values) {
  public Said {
    values = List.copyOf(values);
  }

  static Said of(String key, Object... values) {
    return new Said(key, List.of(values));
  }
}
