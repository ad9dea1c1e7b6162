package de.beistand.server.audit;

/// What an administrator did, as the column `action` names it. The text of each stands in the
/// catalogues as `audit.<name>`.
public enum AuditAction {
  /// The first administrator was made by the set-up link. Subject: the login name.
  FIRST_ADMIN_CREATED,
  /// Subject: the login name. Detail: the role.
  PERSON_CREATED,
  /// Subject: the login name.
  PERSON_DISABLED,
  /// Subject: the login name.
  PERSON_ENABLED,
  /// Somebody else's password was renewed. Subject: the login name.
  PASSWORD_RESET,
  /// A person changed the own password. Subject: the login name.
  PASSWORD_CHANGED,
  /// The firm's settings were changed. Detail: which, by their names.
  SETTINGS_CHANGED,
  /// The firm shows a logo of its own. Detail: its SHA-256.
  LOGO_CHANGED,
  LOGO_REMOVED,
  /// A draft was written over. Subject: the version. Detail: the hash of its text.
  TERMS_DRAFTED,
  /// Subject: the version. Detail: the hash of its text.
  TERMS_PUBLISHED,
  /// Subject: the customer's number.
  CUSTOMER_ADDED,
  /// Subject: the customer's number.
  CUSTOMER_CHANGED,
  /// A customer's sessions are recorded otherwise than the firm's. Subject: the customer's number.
  /// Detail: the policy, or empty if it is the firm's again.
  CUSTOMER_RECORDING_CHANGED,
  /// A computer got a name or a customer. Subject: its nine digits.
  MACHINE_ASSIGNED,
  /// Somebody looked at a report of abuse. Subject: the session.
  ABUSE_SEEN,
  /// A session's evidence was handed out. Subject: the session. Detail: SHA-256 of the file.
  EVIDENCE_EXPORTED,
  /// Subject: number and name of the key. Detail: SHA-256 of its public part.
  REVIEW_KEY_CREATED,
  /// Subject: number and name of the key.
  REVIEW_KEY_RETIRED,
  /// A colleague looked on at somebody's session. Subject: the session.
  SESSION_WATCHED,
  /// A recording was opened. Subject: the recording. Detail: why.
  RECORDING_VIEWED,
  /// A recording's key was wrapped for a further reviewer. Subject: the recording. Detail: number
  /// of the review key.
  RECORDING_KEY_ADDED,
  /// The keys of a recording are destroyed: nobody can decrypt it any more. Subject: the recording.
  /// Detail: why.
  RECORDING_KEYS_DESTROYED,
  /// The ciphertext is gone, too. Subject: the recording. Detail: its bytes and SHA-256.
  RECORDING_DELETED,
  /// The server itself ended a recording because its disk is full. Subject: the recording.
  RECORDING_DISK_FULL
}
