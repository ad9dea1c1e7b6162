package de.beistand.protocol;

import java.util.regex.Pattern;

/// What a [SessionEvent] testifies.
public enum EventKind {
  /// The customer was asked for a grant. Subject: the [Grant].
  ASKED,
  /// The customer gave it. Subject: the [Grant]. Detail: [#ONCE] for a single use, else empty.
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
  /// A file came onto the customer's computer. Subject: its SHA-256 (hexadecimal), a space, its
  /// length in bytes. Detail: its name there.
  FILE_RECEIVED,
  /// A file went to the technician. Subject and detail as for [#FILE_RECEIVED].
  FILE_SENT,
  /// Something came into the customer's clipboard. Subject: `text`, `html` or `image`, a space, its
  /// length in bytes.
  CLIPBOARD_RECEIVED,
  /// What stood in the customer's clipboard went to the technician. Subject as for
  /// [#CLIPBOARD_RECEIVED].
  CLIPBOARD_SENT,
  /// The report about the system went to the technician. Subject: its SHA-256, a space, its length.
  SYSTEM_INFORMATION_SENT,
  /// The customer paused: no picture, no input. No subject.
  PAUSED,
  /// The customer went on. No subject.
  RESUMED,
  /// The computer restarts now, and the session waits for it. No subject.
  RESTARTING,
  /// The program came back after the restart. No subject.
  RESTARTED,
  /// The computer did not restart; the session goes on. No subject. Detail: why.
  RESTART_FAILED,
  /// The technician says that both people read the same words (the spoken check). No subject.
  /// Detail: the words.
  WORDS_CONFIRMED,
  /// Who is to take over, or to look on, if the customer agrees: the question for HANDOVER or
  /// ONLOOKER comes next. No subject. Detail: the colleague's name as the customer sees it.
  COLLEAGUE_NAMED,
  /// The agent ended the session. Subject: the [EndReason].
  ENDED;

  /// Detail of a [#GIVEN] that holds for a single use.
  public static final String ONCE = "once";

  private static final Pattern CONTENT = Pattern.compile("[0-9a-f]{64} (0|[1-9][0-9]{0,15})");
  private static final Pattern COPIED = Pattern.compile("(text|html|image) (0|[1-9][0-9]{0,15})");

  /// Checks that `subject` fits this kind.
  ///
  /// @throws IllegalArgumentException if it does not
  void checkSubject(String subject) {
    switch (this) {
      case ASKED, GIVEN, REFUSED, EXPIRED, WITHDRAWN, RETURNED -> Grant.valueOf(subject);
      case ENDED -> EndReason.valueOf(subject);
      case FILE_RECEIVED, FILE_SENT, SYSTEM_INFORMATION_SENT -> check(CONTENT, subject);
      case CLIPBOARD_RECEIVED, CLIPBOARD_SENT -> check(COPIED, subject);
      case CONNECTED,
          INTERRUPTED,
          RESTORED,
          PAUSED,
          RESUMED,
          RESTARTING,
          RESTARTED,
          RESTART_FAILED,
          WORDS_CONFIRMED,
          COLLEAGUE_NAMED -> {
        if (!subject.isEmpty()) {
          throw new IllegalArgumentException(this + " has no subject");
        }
      }
    }
  }

  /// Whether subject and detail say more than a few fixed words, so that they may be personal:
  /// names of files, hashes of contents. Such texts can be erased without breaking the evidence.
  public boolean isFree() {
    return switch (this) {
      case FILE_RECEIVED,
          FILE_SENT,
          CLIPBOARD_RECEIVED,
          CLIPBOARD_SENT,
          SYSTEM_INFORMATION_SENT,
          RESTART_FAILED,
          WORDS_CONFIRMED,
          COLLEAGUE_NAMED ->
          true;
      case ASKED,
          GIVEN,
          REFUSED,
          EXPIRED,
          WITHDRAWN,
          RETURNED,
          CONNECTED,
          INTERRUPTED,
          RESTORED,
          PAUSED,
          RESUMED,
          RESTARTING,
          RESTARTED,
          ENDED ->
          false;
    };
  }

  /// Checks that `detail` fits this kind.
  ///
  /// @throws IllegalArgumentException if it does not
  void checkDetail(String detail) {
    if (!isFree() && !detail.isEmpty() && !(this == GIVEN && detail.equals(ONCE))) {
      throw new IllegalArgumentException(this + " has no such detail");
    }
  }

  private void check(Pattern form, String subject) {
    if (!form.matcher(subject).matches()) {
      throw new IllegalArgumentException(this + " of " + subject);
    }
  }
}
