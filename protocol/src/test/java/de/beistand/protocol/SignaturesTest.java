package de.beistand.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.trust.MachineProof;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
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
