package de.beistand.server.accounts;

import java.util.Map;

/// What became of a new account.
sealed interface CreateResult {
  /// There it is.
  ///
  /// @param password shown once; only its hash is kept
  record Created(Technician technician, String password) implements CreateResult {}

  /// Something typed was wrong.
  ///
  /// @param faults form field → key of the text catalogue
  record Refused(Map<String, String> faults) implements CreateResult {
    public Refused {
      faults = Map.copyOf(faults);
    }
  }
}
