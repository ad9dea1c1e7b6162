package de.beistand.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import de.beistand.protocol.channel.TechnicianToAgent;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  private static final Codec<AgentToServer> STRICT = Codec.strict(AgentToServer.class);
  private static final Codec<ServerToAgent> TOLERANT = Codec.tolerant(ServerToAgent.class);
  private static final Codec<TechnicianToAgent> INPUT = Codec.tolerant(TechnicianToAgent.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "7",
        "\"hello\"",
        "{}",
        "{\"type\":\"no-such-type\"}",
        "{\"type\":null}",
        "{\"type\":7,\"signature\":\"x\"}",
        "{\"type\":\"prove\"}",
        "{\"type\":\"prove\",\"signature\":null}",
        "{\"type\":\"prove\",\"signature\":7}",
        "{\"type\":\"prove\",\"signature\":true}",
        "{\"type\":\"prove\",\"signature\":[\"x\"]}",
        "{\"type\":\"prove\",\"signature\":\"x\",\"signature\":\"y\"}",
        "{\"type\":\"prove\",\"type\":\"prove\",\"signature\":\"x\"}",
        "{\"type\":\"prove\",\"signature\":\"x\",\"more\":1}",
        "{\"type\":\"prove\",\"signature\":\"x\"} {}",
        "{\"type\":\"password-rejected\",\"sessionId\":\"a\",\"attemptsLeft\":\"2\"}",
        "{\"type\":\"password-rejected\",\"sessionId\":\"a\",\"attemptsLeft\":2.5}",
        "{\"type\":\"password-rejected\",\"sessionId\":\"a\",\"attemptsLeft\":99999999999}",
        "{\"type\":\"hello\",\"versions\":[null],\"publicKey\":\"a\",\"software\":\"b\",\"system\":\"c\"}",
        "{\"type\":\"hello\",\"versions\":[\"1\"],\"publicKey\":\"a\",\"software\":\"b\",\"system\":\"c\"}",
      })
  void refuses(String text) {
    assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> STRICT.decode(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"ask\",\"grant\":\"EVERYTHING\"}",
        "{\"type\":\"ask\",\"grant\":1}",
        "{\"type\":\"ask\",\"grant\":\"\"}",
        "{\"type\":\"ask\",\"grant\":\"1\"}",
        "{\"type\":\"button\",\"button\":0,\"down\":\"true\",\"x\":1,\"y\":1}",
        "{\"type\":\"button\",\"button\":0,\"down\":1,\"x\":1,\"y\":1}",
        "{\"type\":\"move\",\"seq\":1,\"x\":1}",
      })
  void refusesOnTheChannelToo(String text) {
    assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> INPUT.decode(text));
  }

  @Test
  void tolerantIgnoresUnknownFieldsButNotMissingOnes() throws Exception {
    assertThat(
            TOLERANT.decode(
                "{\"type\":\"technician-away\",\"sessionId\":\"a\",\"secondsLeft\":1,\"new\":{}}"))
        .isEqualTo(new ServerToAgent.TechnicianAway("a", 1));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(
            () -> TOLERANT.decode("{\"type\":\"recorded\",\"sessionId\":\"a\",\"new\":{}}"));
  }

  @Test
  void refusesWhatIsTooLongOrTooDeep() {
    String padding = " ".repeat(Codec.MAX_LENGTH);
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> STRICT.decode("{\"type\":\"prove\",\"signature\":\"x\"}" + padding));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(
            () -> TOLERANT.decode("{\"type\":\"recorded\",\"x\":" + "[".repeat(9) + "]".repeat(9)));
  }

  @Test
  void refusesAnEventWhoseSubjectDoesNotFit() {
    String event =
        """
        {"type":"record","event":{"sessionId":"a","seq":1,"kind":"GIVEN","subject":"CUSTOMER_STOPPED",
        "detail":"","salt":"AAECAwQFBgcICQoLDA0ODw","previous":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
        "at":"2026-11-22T08:15:31Z","machineId":"123456789","technician":"t","firm":"f","terms":"1",
        "nonce":"n"},"signature":"s"}\
        """;
    assertThatExceptionOfType(ProtocolException.class).isThrownBy(() -> STRICT.decode(event));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(
            () -> STRICT.decode(event.replace("GIVEN", "ENDED").replace("\"f\"", "\"f\\n\"")));
  }
}
