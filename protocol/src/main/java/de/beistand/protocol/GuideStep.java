package de.beistand.protocol;

import java.util.Optional;

/// How far a customer with a session number or its link has come, for the technician on the phone.
public enum GuideStep {
  /// The page behind the link is open.
  PAGE_OPENED,
  /// The download of the program began.
  DOWNLOAD_STARTED,
  /// The customer goes on in the browser, without the program.
  BROWSER_CHOSEN,
  /// The program, or the page that does without it, runs and knows the number.
  PROGRAM_STARTED,
  /// The number was accepted.
  JOINED,
  /// The customer wrote what it is about: the number came of a support request, or the program that
  /// came with it sent one.
  REQUEST_SENT,
  /// The customer is asked whether the screen may be seen.
  CONSENT_ASKED,
  /// The customer ticked the box of the firm's terms in that question, and has yet to answer it.
  /// Where allowing means agreeing there is no such step.
  TERMS_AGREED,
  /// The customer allowed it.
  GIVEN,
  /// The customer did not allow it, or did not answer.
  REFUSED;

  /// What an event about the right VIEW means to the technician, if anything.
  public static Optional<GuideStep> of(EventKind kind) {
    return switch (kind) {
      case ASKED -> Optional.of(CONSENT_ASKED);
      case GIVEN -> Optional.of(GIVEN);
      case REFUSED, EXPIRED -> Optional.of(REFUSED);
      case WITHDRAWN,
          RETURNED,
          CONNECTED,
          INTERRUPTED,
          RESTORED,
          FILE_RECEIVED,
          FILE_SENT,
          CLIPBOARD_RECEIVED,
          CLIPBOARD_SENT,
          SYSTEM_INFORMATION_SENT,
          PAUSED,
          RESUMED,
          WORDS_CONFIRMED,
          COLLEAGUE_NAMED,
          RESTARTING,
          RESTARTED,
          RESTART_FAILED,
          ENDED ->
          Optional.empty();
    };
  }
}
