package de.beistand.agent.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One group of a password as it is read out on the phone: "KXR" is Köln, Xanten, Rostock (DIN
/// 5009:2022) or Kilo, X-ray, Romeo (ICAO).
///
/// @param characters as shown
/// @param words one word for each character
public record SpelledOut(String characters, List<String> words) {
  public SpelledOut {
    words = List.copyOf(words);
  }

  /// The groups of `password`, which spaces or hyphens divide.
  public static List<SpelledOut> groups(String password, Texts texts) {
    return Arrays.stream(password.strip().split("[\\s-]+"))
        .map(group -> new SpelledOut(group, spell(group, texts)))
        .toList();
  }

  private static List<String> spell(String group, Texts texts) {
    var words = new ArrayList<String>();
    for (char c : group.toCharArray()) {
      boolean known = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      words.add(known ? texts.get("spell." + c) : String.valueOf(c));
    }
    return words;
  }
}
