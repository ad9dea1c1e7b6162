package de.beistand.agent.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/// The catalogue of everything that the customer reads, in one language.
///
/// Placeholders are `{0}`, `{1}` …; nothing else is special, so that an apostrophe is just an
/// apostrophe.
public final class Texts {
  private final Locale locale;
  private final Properties entries;

  private Texts(Locale locale, Properties entries) {
    this.locale = locale;
    this.entries = entries;
  }

  /// English for English speakers, German for everybody else.
  public static Texts of(Locale locale) {
    boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    return english ? load(Locale.ENGLISH) : load(Locale.GERMAN);
  }

  private static Texts load(Locale locale) {
    String name = locale.getLanguage() + ".properties";
    var entries = new Properties();
    try (var bytes = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name);
        var reader = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      entries.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Texts(locale, entries);
  }

  /// The language of the texts.
  public Locale locale() {
    return locale;
  }

  /// The text of `key` with its placeholders filled.
  ///
  /// @throws IllegalArgumentException for an unknown key: a bug, found by the tests
  public String get(String key, Object... values) {
    String text = entries.getProperty(key);
    if (text == null) {
      throw new IllegalArgumentException("no text for " + key);
    }
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  Set<String> keys() {
    return entries.stringPropertyNames();
  }
}
