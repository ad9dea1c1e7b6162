package de.beistand.server.operator;

import de.beistand.server.web.Language;

/// A text that the firm wrote, in both languages; either may be empty.
public record Localized(String german, String english) {
  public static final Localized EMPTY = new Localized("", "");

  /// The text in this language, else in the other one; "" if the firm wrote none.
  public String in(Language language) {
    String wanted = own(language);
    return wanted.isEmpty() ? german + english : wanted;
  }

  /// What was written in this very language.
  public String own(Language language) {
    return switch (language) {
      case DE -> german;
      case EN -> english;
    };
  }

  public boolean isEmpty() {
    return german.isEmpty() && english.isEmpty();
  }
}
