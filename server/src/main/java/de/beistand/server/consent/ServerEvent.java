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
  /// The technician's page records. Subject: the recording. Detail: the codec.
  RECORDING_STARTED,
  /// Something is missing in a recording. Subject: the recording. Detail: from and until when, and
  /// why.
  RECORDING_GAP,
  /// A recording came to its end. Subject: the recording. Detail: its bytes and SHA-256, as
  /// ciphertext.
  RECORDING_COMPLETE,
  /// A recording ended too early. Subject: the recording. Detail: its bytes and SHA-256, as
  /// ciphertext, and why.
  RECORDING_INCOMPLETE,
  /// A recording was deleted, its keys first. Subject: the recording. Detail: its bytes and
  /// SHA-256, as ciphertext, and why.
  RECORDING_DELETED,
  /// The page of a colleague who may look on is here. Detail: the colleague's name.
  ONLOOKER_CAME,
  /// It is gone, or may not any more. Detail: the colleague's name.
  ONLOOKER_LEFT,
  /// The session goes on from a colleague's. Subject: its ID.
  TAKEN_OVER,
  /// Over. Subject: the [de.beistand.protocol.EndReason].
  ENDED
}
