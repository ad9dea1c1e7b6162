package de.beistand.verifier;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The verdict's words in one language.
public final class Words {
  public static final Words GERMAN = new Words(Locale.GERMAN);
  public static final Words ENGLISH = new Words(Locale.ENGLISH);

  private static final Pattern VALUE = Pattern.compile("\\{([0-9])}");

  private final ResourceBundle texts;

  private Words(Locale locale) {
    ResourceBundle.Control exactly =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    texts = ResourceBundle.getBundle("de.beistand.verifier.words", locale, exactly);
  }

  /// English for those whose system speaks it, German for everybody else.
  static Words of(Locale system) {
    return system.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? ENGLISH : GERMAN;
  }

  /// The sentence; what stands in it from a file stays as it is, without line breaks and other
  /// control characters.
  public String say(Said said) {
    return VALUE
        .matcher(texts.getString(said.key()))
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    value(said.values().get(Integer.parseInt(found.group(1))))));
  }

  String say(String key) {
    return say(Said.of(key));
  }

  private String value(Object value) {
    return value instanceof Said part
        ? say(part)
        : value.toString().replaceAll("[\\p{Cntrl}\\p{Cf}]", "�");
  }
}
