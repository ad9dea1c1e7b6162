package de.beistand.protocol;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;

/// Whatever arrives, a codec answers with a message that survives its own encoding, or with
/// [ProtocolException].
///
/// `mvn test` replays the stored inputs; `JAZZER_FUZZ=1 mvn test -pl protocol -Dtest=CodecFuzzTest`
/// searches for new ones.
class CodecFuzzTest {
  @FuzzTest(maxDuration = "2m")
  void anyText(@NotNull String text) throws Exception {
    for (Class<?> type : Golden.INTERFACES) {
      check(type, text);
    }
  }

  private static <T> void check(Class<T> type, String text) throws Exception {
    Codec<T> codec = Codec.strict(type);
    T message;
    try {
      message = codec.decode(text);
    } catch (ProtocolException refused) {
      return;
    }
    if (!codec.decode(codec.encode(message)).equals(message)) {
      throw new AssertionError("changed on the way: " + message);
    }
  }
}
