package de.beistand.server.front;

import de.beistand.server.operator.OperatorSettings;
import java.util.Map;

/// A form of the administration after it was looked through.
///
/// @param settings as they would be; where something was wrong, as they are
/// @param faults form field → key of the text catalogue; empty = all is well
record Checked(OperatorSettings settings, Map<String, String> faults) {
  Checked {
    faults = Map.copyOf(faults);
  }

  boolean good() {
    return faults.isEmpty();
  }
}
