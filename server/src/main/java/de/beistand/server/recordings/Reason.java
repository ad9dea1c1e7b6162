package de.beistand.server.recordings;

import de.beistand.server.machines.Machines;
import java.util.Optional;

/// Why somebody looks at a recording or deletes it, in their own words: visible characters only.
record Reason(String words) {
  /// Characters.
  static final int LONGEST = 500;

  private static final int SHORTEST = 3;

  /// Tidy words of somebody who gives a reason; empty if they are none.
  static Optional<Reason> of(String typed) {
    String words = Machines.visible(typed).strip();
    boolean good = words.length() >= SHORTEST && words.length() <= LONGEST;
    return good ? Optional.of(new Reason(words)) : Optional.empty();
  }
}
