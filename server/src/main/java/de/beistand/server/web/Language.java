package de.beistand.server.web;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The languages that the pages speak. The first is the default.
public enum Language {
  DE(Locale.GERMANY),
  EN(Locale.UK);

  /// The cookie that remembers the choice.
  static final String COOKIE = "language";

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /// ISO 639-1, lower case; also the value of the `lang` attribute.
  public String code() {
    return locale.getLanguage();
  }

  public Locale locale() {
    return locale;
  }

  /// The language of a person: what they chose, else what the browser asks for, else German.
  ///
  /// @param chosen value of the language cookie
  /// @param acceptLanguage the header (RFC 9110 § 12.5.4)
  static Language choose(@Nullable String chosen, @Nullable String acceptLanguage) {
    for (Language language : values()) {
      if (language.code().equals(chosen)) {
        return language;
      }
    }
    return wanted(acceptLanguage).stream()
        .flatMap(range -> matching(range.getRange()).stream())
        .findFirst()
        .orElse(DE);
  }

  private static List<Locale.LanguageRange> wanted(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank() || acceptLanguage.length() > 500) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(acceptLanguage).stream()
          .filter(range -> range.getWeight() > 0)
          .sorted(Comparator.comparingDouble(Locale.LanguageRange::getWeight).reversed())
          .toList();
    } catch (IllegalArgumentException unreadable) {
      return List.of();
    }
  }

  private static List<Language> matching(String range) {
    String wanted = range.split("-", 2)[0];
    return List.of(values()).stream().filter(language -> language.code().equals(wanted)).toList();
  }
}
