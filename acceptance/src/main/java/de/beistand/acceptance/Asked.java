package de.beistand.acceptance;

/// What the agent asks the customer for, each in a window of its own ([Question]).
public enum Asked {
  VIEW("^Bildschirm zeigen\\?$", 2),
  CONTROL("^Maus und Tastatur freigeben\\?$", 2),
  SYSTEM_INFORMATION("^Angaben zum Computer senden\\?$", 2),
  RESTART("^Computer neu starten\\?$", 2),
  RECORDING("^Sitzung aufzeichnen\\?$", 2),
  HANDOVER("^Sitzung übergeben\\?$", 2),
  ONLOOKER("^Noch jemanden zuschauen lassen\\?$", 2),
  FILES_IN("^Dateien annehmen\\?$", 3),
  FILES_OUT("^Dateien herausgeben\\?$", 2),
  CLIPBOARD_IN("^In Ihre Zwischenablage einfügen\\?$", 3),
  CLIPBOARD_OUT("^Zwischenablage weitergeben\\?$", 3),
  REMOVAL("^Alles entfernen\\?$", 2),
  SEND_FILES("^Diese Dateien senden\\?$", 2);

  private final String title;
  private final int answers;

  Asked(String title, int answers) {
    this.title = title;
    this.answers = answers;
  }

  /// Of the question's window, as a regular expression.
  public String title() {
    return title;
  }

  /// How many buttons answer it: a no, a yes, and sometimes a yes for the session.
  int answers() {
    return answers;
  }
}
