package de.beistand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/// An administrator with a review key, who decides whether sessions are recorded and opens the
/// recordings, with Java's own cryptography instead of the page's.
final class Reviewer implements AutoCloseable {
  private static final OAEPParameterSpec OAEP =
      new OAEPParameterSpec(
          "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

  private final WebLogin login;
  private final KeyPair keys;
  private final String id;

  Reviewer(Firm firm) {
    login = new WebLogin(firm.server().url());
    login.logIn(firm.admin().login(), firm.admin().password());
    login.get("/operator/recording");
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(3072);
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    String publicKey =
        Base64.getUrlEncoder().withoutPadding().encodeToString(keys.getPublic().getEncoded());
    WebLogin.Page added =
        login.postJson(
            "/admin/review-keys",
            "{\"name\":\"Prüfung\",\"publicKey\":\"%s\",\"lockedKey\":\"{}\"}"
                .formatted(publicKey));
    assertThat(added.status()).as(added.text()).isEqualTo(201);
    id = find(added.text(), "\"id\":(\\d+)");
  }

  /// Whether sessions that begin from now on are recorded: `OFF`, `ASK` or `REQUIRED`.
  void decide(String policy) {
    WebLogin.Page page = login.post("/operator/recording", Map.of("recording", policy));
    assertThat(page.status()).isEqualTo(200);
  }

  /// The manifest of a recording, after giving a reason.
  String manifest(String recording) {
    WebLogin.Page reason =
        login.postJson(
            "/recordings/" + recording + "/views", "{\"reason\":\"Abnahme der Aufzeichnung\"}");
    assertThat(reason.status()).as(reason.text()).isEqualTo(204);
    return login.get("/recordings/" + recording).text();
  }

  /// Downloads a recording and opens it with the private key.
  RecordedFile open(String recording) {
    String manifest = manifest(recording);
    byte[] file = login.download("/recordings/" + recording + "/content");
    assertThat(find(manifest, "\"state\":\"(\\w+)\"")).isEqualTo("COMPLETE");
    assertThat(find(manifest, "\"bytes\":(\\d+)")).isEqualTo(String.valueOf(file.length));
    String wrapped = find(manifest, "\"reviewKey\":" + id + ",\"wrapped\":\"([^\"]+)\"");
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
      assertThat(manifest).contains(HexFormat.of().formatHex(hash));
      Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPPadding");
      cipher.init(Cipher.UNWRAP_MODE, keys.getPrivate(), OAEP);
      byte[] key = Base64.getUrlDecoder().decode(wrapped);
      SecretKey secret = (SecretKey) cipher.unwrap(key, "AES", Cipher.SECRET_KEY);
      return RecordedFile.open(file, recording, secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this recording cannot be opened", e);
    }
  }

  private static String find(String text, String expression) {
    Matcher matcher = Pattern.compile(expression).matcher(text);
    assertThat(matcher.find()).as("%s in %s", expression, text).isTrue();
    return matcher.group(1);
  }

  @Override
  public void close() {
    decide("OFF");
    login.close();
  }
}
