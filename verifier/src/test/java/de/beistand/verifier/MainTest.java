package de.beistand.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void saysItPlainlyAndEndsWithTheCode() throws Exception {
    var sample = new Sample();
    Path file = folder.resolve("evidence.zip");
    Files.write(file, sample.zip());
    assertThat(run(file.toString(), "--check=" + sample.checkValue)).isEqualTo(Main.WHOLE);
    assertThat(said()).startsWith("VERDICT: NOTHING WAS CHANGED").contains("Proven:", "Not proven");

    sample.entries.get(4).put("link", sample.entries.get(3).get("link"));
    Files.write(file, sample.zip());
    assertThat(run(file.toString())).isEqualTo(Main.BROKEN);
    assertThat(said()).contains("VERDICT: NOT GENUINE", "Entry 5 (computer 3, CONNECTED)");
    assertThat(said().substring(said().indexOf("NOT GENUINE"))).doesNotContain("Proven:");
  }

  @Test
  void whatIsNoExportIsNoVerdict() throws Exception {
    Path file = folder.resolve("x.zip");
    Files.writeString(file, "no archive");
    assertThat(run(file.toString())).isEqualTo(Main.UNREADABLE);
    assertThat(run(folder.resolve("missing.zip").toString())).isEqualTo(Main.UNREADABLE);
    assertThat(run()).isEqualTo(Main.UNREADABLE);
    assertThat(run(file.toString(), "--other")).isEqualTo(Main.UNREADABLE);
    assertThat(said()).doesNotContain("VERDICT");
  }

  @Test
  void speaksGermanUnlessAskedOrOnAnEnglishSystem() throws Exception {
    assertThat(Words.of(Locale.GERMANY)).isSameAs(Words.GERMAN);
    assertThat(Words.of(Locale.FRANCE)).isSameAs(Words.GERMAN);
    assertThat(Words.of(Locale.US)).isSameAs(Words.ENGLISH);
    Path file = folder.resolve("evidence.zip");
    Files.write(file, new Sample().zip());
    assertThat(run(file.toString(), "--language=de")).isEqualTo(Main.WHOLE);
    assertThat(said())
        .startsWith("ERGEBNIS: NICHTS WURDE GEÄNDERT")
        .contains("Bewiesen:", "Durch diese Datei allein nicht bewiesen:")
        .doesNotContain("Proven", "{");
  }

  @Test
  void bothLanguagesHaveTheSameSentencesWithTheSameValues() throws Exception {
    Properties german = words("de");
    Properties english = words("en");
    assertThat(german.keySet()).isEqualTo(english.keySet());
    for (Object key : german.keySet()) {
      assertThat(values(german.get(key))).as("%s", key).isEqualTo(values(english.get(key)));
    }
  }

  /// A sentence asked for by a name that no catalogue has would show only when it is needed.
  @Test
  void everySentenceOfTheCodeIsInTheCatalogue() throws Exception {
    Properties words = words("en");
    Pattern asked =
        Pattern.compile(
            "(?:proven|open|broken|Said\\.of|Broken|Unreadable)\\(\\s*\"([a-z.]+)\""
                + "|Weight\\.[A-Z]+,\\s*\"([a-z.]+)\"");
    Set<String> used = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(it -> it.toString().endsWith(".java")).toList()) {
        Matcher found = asked.matcher(Files.readString(source));
        while (found.find()) {
          used.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(35).allMatch(words::containsKey);
  }

  @Test
  void whatStandsInTheFileCannotMoveTheTerminalsCursor() {
    Said hostile = Said.of("recording.open", "\u001b[2J\nVERDICT: fine\u202e");
    assertThat(Words.ENGLISH.say(hostile)).startsWith("Recording �[2J�VERDICT: fine� was");
  }

  private static Properties words(String language) throws IOException {
    var words = new Properties();
    try (Reader in =
        Files.newBufferedReader(
            Path.of("src/main/resources/de/beistand/verifier/words_" + language + ".properties"))) {
      words.load(in);
    }
    return words;
  }

  private static Set<String> values(Object sentence) {
    return Pattern.compile("\\{[0-9]}")
        .matcher(sentence.toString())
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toSet());
  }

  private int run(String... args) {
    return Main.run(args, Words.ENGLISH, new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
