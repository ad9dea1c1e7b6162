package de.beistand.server.web;

import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/// The text catalogues `texts/<language>.properties` (UTF-8), one sentence a key.
public final class Texts {
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<Language, SortedMap<String, String>> catalogues = new EnumMap<>(Language.class);

  public Texts() {
    for (Language language : Language.values()) {
      catalogues.put(language, load(language));
    }
  }

  /// The text of a key with `{0}`, `{1}` … filled in. Values are not escaped here; the renderer
  /// does that.
  ///
  /// @throws IllegalArgumentException if the catalogue has no such key
  public String get(Language language, String key, Object... values) {
    String text = all(language).get(key);
    if (text == null) {
      throw new IllegalArgumentException("no text '" + key + "' in " + language);
    }
    return values.length == 0 ? text : fill(text, values);
  }

  /// Whether the catalogues know a key.
  public boolean has(String key) {
    return all(Language.DE).containsKey(key);
  }

  /// What a page's script shows: all texts whose keys begin so, as the JSON of a `<script>` block.
  SafeString block(Language language, String... prefixes) {
    SortedMap<String, String> chosen = new TreeMap<>(all(language));
    chosen.keySet().removeIf(key -> Stream.of(prefixes).noneMatch(key::startsWith));
    // "</script>" inside a text would end the block early.
    return new SafeString(json.writeValueAsString(chosen).replace("<", "\\u003c"));
  }

  SortedMap<String, String> all(Language language) {
    SortedMap<String, String> catalogue = catalogues.get(language);
    if (catalogue == null) {
      throw new IllegalStateException("no catalogue for " + language);
    }
    return catalogue;
  }

  /// One pass, so that a value which itself contains `{0}` stays as it is.
  private static String fill(String text, Object... values) {
    StringBuilder filled = new StringBuilder(text.length() + 32);
    for (int at = 0; at < text.length(); at++) {
      int index = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 10) : -1;
      if (text.charAt(at) == '{'
          && index >= 0
          && index < values.length
          && text.charAt(at + 2) == '}') {
        filled.append(values[index]);
        at += 2;
      } else {
        filled.append(text.charAt(at));
      }
    }
    return filled.toString();
  }

  private static SortedMap<String, String> load(Language language) {
    String path = "/texts/" + language.code() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing in the program");
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<String, String> catalogue = new TreeMap<>();
    properties
        .stringPropertyNames()
        .forEach(key -> catalogue.put(key, properties.getProperty(key)));
    return catalogue;
  }
}
