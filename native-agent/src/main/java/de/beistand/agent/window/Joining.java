package de.beistand.agent.window;

import de.beistand.protocol.JoinRefusal;

/// How far the customer came with a session number of a technician.
public sealed interface Joining {
  /// None was given.
  Joining NOTHING = new Nothing();

  /// None was given. Next: [Asked].
  record Nothing() implements Joining {}

  /// The server is asked about it, as soon as there is a line. Next: [Joined], [Refused], [Asked]
  /// with another one.
  record Asked(String number) implements Joining {}

  /// Its technician was told. Next: [Nothing] after the session, [Asked] after a lost line.
  ///
  /// @param technician as the server says: hostile text
  record Joined(String number, String technician) implements Joining {}

  /// It leads nowhere. Next: [Asked], [Nothing].
  record Refused(String number, JoinRefusal reason) implements Joining {}
}
