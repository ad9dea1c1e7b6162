package de.beistand.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SafeNameTest {
  /// Shared with the page's own rules.
  private static final Path EXAMPLES =
      Path.of("../protocol/src/test/resources/names/safe-paths.json");

  private static final String NASTY =
      "ab.  /\\:*?\"<>|\u0000\u0001\n\u202e\u200b\u0308\u00a0äßé漢😀conCON1nul$";

  record Example(String hostile, List<String> safe) {}

  static Stream<Example> examples() throws Exception {
    JsonNode all = new JsonMapper().readTree(Files.readString(EXAMPLES));
    return StreamSupport.stream(all.spliterator(), false)
        .map(
            one ->
                new Example(
                    one.get("hostile").asString(),
                    StreamSupport.stream(one.get("safe").spliterator(), false)
                        .map(JsonNode::asString)
                        .toList()));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void aHostilePathIsMadeHarmless(Example example) {
    assertThat(SafeName.path(example.hostile())).isEqualTo(example.safe());
  }

  @Test
  void whateverComesTheNameStaysInItsFolderAndIsStableWhenMadeSafeAgain() {
    var random = new Random(7);
    int[] characters = NASTY.codePoints().toArray();
    for (int i = 0; i < 50_000; i++) {
      var hostile = new StringBuilder();
      for (int length = random.nextInt(40); length > 0; length--) {
        hostile.appendCodePoint(characters[random.nextInt(characters.length)]);
      }
      Path home = Path.of("/home/kunde/Downloads");
      for (String name : SafeName.path(hostile.toString())) {
        Path place = home.resolve(name);
        assertThat(place.normalize().getParent()).as("%s", hostile).isEqualTo(home);
        assertThat(name)
            .isNotEmpty()
            .doesNotContain("/", "\\", ":", "\0", "\u202e")
            .doesNotStartWith(".")
            .doesNotStartWith(" ")
            .doesNotEndWith(".")
            .doesNotEndWith(" ");
        assertThat(SafeName.of(name)).isEqualTo(name);
      }
    }
  }

  @Test
  void aNameOfFourKilobytesIsCutButKeepsItsExtension() {
    String name = SafeName.of("漢".repeat(4096) + ".pdf");
    assertThat(name).startsWith("漢").endsWith(".pdf");
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(200);
    assertThat(SafeName.of("x".repeat(4096))).hasSize(SafeName.LONGEST);
    assertThat(SafeName.of("a." + "x".repeat(4096))).hasSize(SafeName.LONGEST);
  }

  @Test
  void tooManyFoldersOneInAnotherHaveNoPlace() {
    assertThat(SafeName.path("a/".repeat(SafeName.DEEPEST - 1) + "x")).hasSize(SafeName.DEEPEST);
    assertThat(SafeName.path("a/".repeat(SafeName.DEEPEST) + "x")).isEmpty();
  }

  @Test
  void theNumberStandsBeforeTheExtension() {
    assertThat(SafeName.numbered("a.txt", 1)).isEqualTo("a.txt");
    assertThat(SafeName.numbered("a.txt", 2)).isEqualTo("a (2).txt");
    assertThat(SafeName.numbered("ohne", 3)).isEqualTo("ohne (3)");
  }

  @Test
  void namesThatDifferInCapitalsAloneAreTheSame() {
    assertThat(SafeName.folded("GRÜSSE.TXT")).isEqualTo(SafeName.folded("Grüße.txt"));
  }
}
