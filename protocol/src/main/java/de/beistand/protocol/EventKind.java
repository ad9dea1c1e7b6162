package de.beistand.protocol;

/// What a [SessionEvent] testifies.
public enum EventKind {
  /// The customer was asked for a grant. Subject: the [Grant].
  ASKED,
  /// The customer gave it. Subject: the [Grant].
  GIVEN,
  /// The customer refused it. Subject: the [Grant].
  REFUSED,
  /// The customer did not answer. Subject: the [Grant].
  EXPIRED,
  /// The customer took it back. Subject: the [Grant].
  WITHDRAWN,
  /// The technician gave it back, or lost it with a reload of the page. Subject: the [Grant].
  RETURNED,
  /// Picture and input run. No subject.
  CONNECTED,
  /// The path between the two broke. No subject.
  INTERRUPTED,
  /// The path is back. No subject.
  RESTORED,
  /// The agent ended the session. Subject: the [EndReason].
  ENDED;

  /// Checks that `subject` fits this kind.
  ///
  /// @throws IllegalArgumentException if it does not
  void checkSubject(String subject) {
    switch (this) {
      case ASKED, GIVEN, REFUSED, EXPIRED, WITHDRAWN, RETURNED -> Grant.valueOf(subject);
      case ENDED -> EndReason.valueOf(subject);
      case CONNECTED, INTERRUPTED, RESTORED -> {
        if (!subject.isEmpty()) {
          throw new IllegalArgumentException(this + " has no subject");
        }
      }
    }
  }
}
