package de.beistand.server.consent;

/// What the server itself notes about a session; names in the column `kind` beside
/// [de.beistand.protocol.EventKind].
public enum ServerEvent {
  /// The technician named the computer.
  OPENED,
  /// The agent found the password wrong. Subject: attempts left.
  PASSWORD_REJECTED,
  /// The agent found the password right.
  PASSWORD_ACCEPTED,
  /// The page's connection is gone. Subject: GOODBYE if the page said so.
  TECHNICIAN_AWAY,
  /// The page is back.
  TECHNICIAN_BACK,
  /// The agent's connection is gone.
  AGENT_AWAY,
  /// The agent is back.
  AGENT_BACK,
  /// The server was restarted and goes on with the session.
  RECOVERED,
  /// Over. Subject: the [de.beistand.protocol.EndReason].
  ENDED
}
