package de.beistand.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.beistand.protocol.trust.SpokenWords.Fingerprints;
import de.beistand.protocol.trust.SpokenWords.Language;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SpokenWordsTest {
  private static final String NONCE = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
  private static final String OTHER_NONCE = "BAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
  private static final Fingerprints ENDS = new Fingerprints("0a".repeat(32), "0b".repeat(32));

  @Test
  void goldenVectorsThatTheBrowserSharesHold() throws Exception {
    try (InputStream json = getClass().getResourceAsStream("/golden/spoken-words.json")) {
      for (JsonNode vector : new JsonMapper().readTree(json)) {
        var ends =
            new Fingerprints(
                vector.get("agentFingerprint").asString(),
                vector.get("pageFingerprint").asString());
        String agentNonce = vector.get("agentNonce").asString();
        assertThat(SpokenWords.commitment(agentNonce))
            .isEqualTo(vector.get("commitment").asString());
        assertThat(
                SpokenWords.of(
                    Language.of(vector.get("language").asString()),
                    agentNonce,
                    vector.get("pageNonce").asString(),
                    ends))
            .isEqualTo(
                StreamSupport.stream(vector.get("words").spliterator(), false)
                    .map(JsonNode::asString)
                    .toList());
      }
    }
  }

  @Test
  void everyPartCounts() {
    Set<List<String>> seen = new HashSet<>();
    seen.add(SpokenWords.of(Language.DE, NONCE, OTHER_NONCE, ENDS));
    seen.add(SpokenWords.of(Language.DE, OTHER_NONCE, NONCE, ENDS));
    seen.add(SpokenWords.of(Language.DE, NONCE, NONCE, ENDS));
    seen.add(
        SpokenWords.of(
            Language.DE, NONCE, OTHER_NONCE, new Fingerprints(ENDS.page(), ENDS.agent())));
    seen.add(
        SpokenWords.of(
            Language.DE, NONCE, OTHER_NONCE, new Fingerprints(ENDS.agent(), ENDS.agent())));
    assertThat(seen).hasSize(5);
  }

  @Test
  void whatIsNoNonceMakesNoWords() {
    for (String bad : List.of("", NONCE + "A", NONCE.substring(1), NONCE.substring(1) + "\n")) {
      assertThatThrownBy(() -> SpokenWords.of(Language.DE, NONCE, bad, ENDS))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void eachListHasEnoughShortWordsOfLettersOnly(Language language) {
    assertThat(language.words())
        .hasSize(SpokenWords.LIST_SIZE)
        .allMatch(word -> word.matches("\\p{Lu}\\p{Ll}{2,8}"), "three to nine letters");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTwoWordsBeginAlikeOrDifferInOneLetter(Language language) {
    List<String> words = language.words().stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
    for (int i = 0; i < words.size(); i++) {
      for (int j = 0; j < i; j++) {
        String one = words.get(i);
        String other = words.get(j);
        assertThat(beginning(one)).as(one + " and " + other).isNotEqualTo(beginning(other));
        assertThat(distance(one, other)).as(one + " and " + other).isGreaterThan(1);
        assertThat(distance(sound(one, language), sound(other, language)))
            .as(one + " sounds like " + other)
            .isGreaterThan(1);
      }
    }
  }

  private static String beginning(String word) {
    return word.substring(0, Math.min(4, word.length()));
  }

  /// Roughly what is heard: letters that sound alike become one.
  private static String sound(String word, Language language) {
    String heard =
        switch (language) {
          case DE ->
              replace(
                      word, "sch", "S", "ch", "X", "ck", "k", "ph", "f", "th", "t", "dt", "t", "ai",
                      "ei", "äu", "eu", "ie", "i", "v", "f", "ä", "e", "y", "ü", "qu", "kw", "tz",
                      "z", "c", "k")
                  .replaceAll("([aeiouöü])h", "$1")
                  .replaceAll("d$", "t")
                  .replaceAll("b$", "p")
                  .replaceAll("g$", "k");
          case EN ->
              replace(
                      word, "ph", "f", "kn", "n", "wr", "r", "wh", "w", "ck", "k", "ea", "e", "ee",
                      "e", "ie", "e", "gh", "", "c", "k", "y", "i")
                  .replaceAll("e$", "");
        };
    return heard.replaceAll("(.)\\1", "$1");
  }

  private static String replace(String word, String... pairs) {
    String result = word;
    for (int i = 0; i < pairs.length; i += 2) {
      result = result.replace(pairs[i], pairs[i + 1]);
    }
    return result;
  }

  /// Levenshtein.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
