package de.beistand.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SessionSecretTest {
  @Test
  void goldenVectorsThatTheBrowserSharesHold() throws Exception {
    try (InputStream json = getClass().getResourceAsStream("/golden/session-secret.json")) {
      for (JsonNode vector : new JsonMapper().readTree(json)) {
        var secret =
            SessionSecret.of(
                vector.get("password").asString(),
                vector.get("salt").asString(),
                vector.get("iterations").asInt());
        String session = vector.get("sessionId").asString();
        String sdp = vector.get("sdp").asString();
        assertThat(secret.proof(session)).isEqualTo(vector.get("proof").asString());
        assertThat(secret.macOffer(session, sdp)).isEqualTo(vector.get("macOffer").asString());
        assertThat(secret.macAnswer(session, sdp)).isEqualTo(vector.get("macAnswer").asString());
      }
    }
  }

  @Test
  void aProofHoldsForOnePasswordAndOneSessionOnly() {
    String salt = "AAECAwQFBgcICQoLDA0ODw";
    var right = SessionSecret.of("KXR 47M UZ8", salt, 1000);
    var wrong = SessionSecret.of("KXR 47M UZ9", salt, 1000);
    assertThat(right.proves(right.proof("a"), "a")).isTrue();
    assertThat(right.proves(right.proof("a"), "b")).isFalse();
    assertThat(right.proves(wrong.proof("a"), "a")).isFalse();
    assertThat(right.proves("", "a")).isFalse();
  }

  @Test
  void spacesHyphensAndCaseDoNotMatter() {
    String salt = "AAECAwQFBgcICQoLDA0ODw";
    assertThat(SessionSecret.of(" kxr-47m uz8", salt, 1000).proof("a"))
        .isEqualTo(SessionSecret.of("KXR47MUZ8", salt, 1000).proof("a"));
  }

  @Test
  void offerAndAnswerAreNotInterchangeable() {
    var secret = SessionSecret.of("KXR47MUZ8", "AAECAwQFBgcICQoLDA0ODw", 1000);
    assertThat(secret.macOffer("a", "v=0")).isNotEqualTo(secret.macAnswer("a", "v=0"));
  }
}
