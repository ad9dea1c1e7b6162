package de.beistand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class GoldenTest {
  static List<Class<?>> interfaces() {
    return Golden.INTERFACES;
  }

  @ParameterizedTest
  @MethodSource("interfaces")
  void everyExampleSurvivesDecodingAndEncoding(Class<?> type) throws Exception {
    check(type);
  }

  private static <T> void check(Class<T> type) throws Exception {
    Codec<T> codec = Codec.strict(type);
    Set<Class<?>> seen = new HashSet<>();
    for (JsonNode example : Golden.examples(type)) {
      T message = codec.decode(example.toString());
      seen.add(message.getClass());
      assertThat(Golden.tree(codec.encode(message))).isEqualTo(example);
    }
    assertThat(seen)
        .as("every message type has an example")
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(type.getPermittedSubclasses()));
  }
}
