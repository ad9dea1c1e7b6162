package de.beistand.protocol;

/// One right that the customer gives for the running session, one at a time.
///
/// Grants live in the agent. Nothing that the server or the technician sends can add one.
public enum Grant {
  /// The technician sees the shared screen.
  VIEW,
  /// The technician's mouse and keyboard reach the customer's computer.
  CONTROL,
  /// The technician's files come onto the customer's computer.
  FILES_IN,
  /// Files of the customer's computer go to the technician.
  FILES_OUT,
  /// What the technician copied comes into the customer's clipboard.
  CLIPBOARD_IN,
  /// What stands in the customer's clipboard goes to the technician.
  CLIPBOARD_OUT,
  /// A report about system and disks goes to the technician.
  SYSTEM_INFORMATION,
  /// The computer restarts, and the program comes back once by itself.
  RESTART,
  /// The technician's page records what the customer shows, encrypted, for the firm's reviewers.
  /// Only where the session's [RecordingPolicy] is not OFF.
  RECORDING,
  /// A colleague, whom the event's detail names, takes over: this session ends, and theirs begins
  /// with questions of its own.
  HANDOVER,
  /// A colleague, whom the [EventKind#COLLEAGUE_NAMED] before it names, sees what the technician
  /// sees, out of the technician's page, and can do nothing. Asked for by the server alone.
  ONLOOKER;

  /// Whether the customer may give it for the whole session. If not, each use is asked for.
  public boolean mayStand() {
    return switch (this) {
      case VIEW, CONTROL, FILES_IN, CLIPBOARD_IN, CLIPBOARD_OUT, RECORDING, ONLOOKER -> true;
      case FILES_OUT, SYSTEM_INFORMATION, RESTART, HANDOVER -> false;
    };
  }

  /// Whether it survives a reload of the technician's page. It does if it gives no power over the
  /// computer: what the customer shows, and that it is kept. A colleague's picture comes out of the
  /// page and ends with it.
  public boolean outlivesPage() {
    return switch (this) {
      case VIEW, RECORDING -> true;
      case CONTROL, FILES_IN, FILES_OUT, CLIPBOARD_IN, CLIPBOARD_OUT -> false;
      case SYSTEM_INFORMATION, RESTART, HANDOVER, ONLOOKER -> false;
    };
  }

  /// Whether the customer may give it for a single use.
  public boolean mayBeOnce() {
    return switch (this) {
      case VIEW, CONTROL, RECORDING, ONLOOKER -> false;
      case FILES_IN, FILES_OUT, CLIPBOARD_IN, CLIPBOARD_OUT -> true;
      case SYSTEM_INFORMATION, RESTART, HANDOVER -> true;
    };
  }
}
