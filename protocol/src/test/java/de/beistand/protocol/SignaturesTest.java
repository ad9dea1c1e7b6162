package de.beistand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.evidence.Note;
import de.beistand.protocol.trust.MachineProof;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What an agent signs, byte for byte: a browser that shares its screen makes the same signatures.
/// The key is that of test 1 in RFC 8032 § 7.1.
class SignaturesTest {
  private final JsonMapper json = new JsonMapper();

  @Test
  void eventsHaveTheBytesAndSignaturesThatTheBrowserShares() throws Exception {
    JsonNode golden = golden();
    for (JsonNode example : golden.get("events")) {
      var event = json.treeToValue(example.get("event"), SessionEvent.class);
      assertThat(new String(event.signedBytes(), StandardCharsets.UTF_8))
          .isEqualTo(example.get("text").asString());
      assertThat(sign(golden, event.signedBytes())).isEqualTo(example.get("signature").asString());
    }
  }

  @Test
  void theChainHasTheLinksThatAnotherProgramMade() throws Exception {
    JsonNode golden = golden();
    JsonNode chain = golden.get("chain");
    Instant storedAt = Instant.parse(chain.get("storedAt").asString());
    byte[] previous = {};
    byte[] link = {};
    for (JsonNode example : golden.get("events")) {
      var event = json.treeToValue(example.get("event"), SessionEvent.class);
      if (event.seq() == 1) {
        previous = Chain.start(event.sessionId(), event.nonce());
        link = previous;
        assertThat(Chain.text(link)).isEqualTo(chain.get("start").asString());
      }
      assertThat(event.previous()).isEqualTo(Chain.text(previous));
      byte[] signature = Base64.getUrlDecoder().decode(example.get("signature").asString());
      previous = Chain.after(event.signedBytes(), signature);
      assertThat(Chain.text(previous)).isEqualTo(example.get("after").asString());
      link = Chain.link(link, Chain.Source.AGENT, event.seq(), storedAt, previous);
      assertThat(Chain.text(link)).isEqualTo(example.get("link").asString());
    }
    JsonNode noted = chain.get("note");
    byte[] salt = Base64.getUrlDecoder().decode(noted.get("salt").asString());
    Instant at = Instant.parse(noted.get("at").asString());
    String sessionId = golden.get("events").get(0).get("event").get("sessionId").asString();
    var note =
        new Note(
            sessionId,
            noted.get("seq").asInt(),
            noted.get("kind").asString(),
            at,
            Note.commitment(salt, noted.get("subject").asString(), noted.get("detail").asString()));
    assertThat(note.commitment()).isEqualTo(noted.get("commitment").asString());
    assertThat(Chain.text(note.hash())).isEqualTo(noted.get("entry").asString());
    link = Chain.link(link, Chain.Source.SERVER, note.seq(), at, note.hash());
    assertThat(Chain.text(link)).isEqualTo(noted.get("link").asString());
    assertThat(Chain.checkValue(link)).isEqualTo(chain.get("checkValue").asString());
    var head = json.treeToValue(chain.get("head"), Head.class);
    assertThat(head.isSigned(sessionId)).isTrue();
    assertThat(head.isSigned(sessionId + "x")).isFalse();
    assertThat(head.checkValue()).isEqualTo(chain.get("checkValue").asString());
  }

  @Test
  void theProofOfTheMachineKeyHasThemToo() throws Exception {
    JsonNode golden = golden();
    JsonNode proof = golden.get("proof");
    byte[] bytes =
        MachineProof.signedBytes(
            proof.get("publicUrl").asString(),
            proof.get("nonce").asString(),
            golden.get("publicKey").asString());
    assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(proof.get("text").asString());
    assertThat(sign(golden, bytes)).isEqualTo(proof.get("signature").asString());
  }

  private static String sign(JsonNode golden, byte[] bytes) throws Exception {
    byte[] key = Base64.getUrlDecoder().decode(golden.get("privateKey").asString());
    PrivateKey privateKey =
        KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(key));
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(privateKey);
    signer.update(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
  }

  private JsonNode golden() throws Exception {
    try (InputStream in = getClass().getResourceAsStream("/golden/signatures.json")) {
      return json.readTree(in);
    }
  }
}
