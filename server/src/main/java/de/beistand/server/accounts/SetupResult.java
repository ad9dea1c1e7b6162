package de.beistand.server.accounts;

import java.util.Map;

/// What became of creating the first administrator.
sealed interface SetupResult {
  record Created(Technician admin) implements SetupResult {}

  /// Something typed was wrong.
  ///
  /// @param faults form field → key of the text catalogue
  record Refused(Map<String, String> faults) implements SetupResult {
    public Refused {
      faults = Map.copyOf(faults);
    }
  }

  /// The link is wrong, used up, or there is an administrator.
  record Closed() implements SetupResult {}
}
