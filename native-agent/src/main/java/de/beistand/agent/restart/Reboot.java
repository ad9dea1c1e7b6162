package de.beistand.agent.restart;

import java.io.IOException;

/// Restarts the computer. A port: a rehearsal must not do it.
@FunctionalInterface
public interface Reboot {
  /// Tells the system to restart, and returns before it does.
  ///
  /// @throws IOException if the system refuses; its message is for the record
  void now() throws IOException;
}
