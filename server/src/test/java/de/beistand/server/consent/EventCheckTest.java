package de.beistand.server.consent;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.SessionEvent;
import de.beistand.server.machines.Machine;
import de.beistand.server.machines.MachineKey;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class EventCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final EventCheck.Frame FRAME =
      new EventCheck.Frame("session", "Änne", "Firma", "1", "nonce");
  private static final KeyPair KEY = newKey();
  private static final Machine MACHINE = new Machine(1, "123456789", publicKey(KEY));

  @Test
  void aSignedEventOfThisSessionIsEvidence() throws Exception {
    SessionEvent event = event("session", "Änne", "Firma", "1", "nonce", "123456789", NOW);
    assertThat(EventCheck.check(event, sign(event, KEY), FRAME, MACHINE))
        .get()
        .extracting(SignedEvent::event)
        .isEqualTo(event);
  }

  @TestFactory
  Stream<DynamicTest> aSignedEventThatDiffersFromTheSessionIsNone() {
    return Stream.of(
            event("other", "Änne", "Firma", "1", "nonce", "123456789", NOW),
            event("session", "Other", "Firma", "1", "nonce", "123456789", NOW),
            event("session", "Änne", "Other", "1", "nonce", "123456789", NOW),
            event("session", "Änne", "Firma", "2", "nonce", "123456789", NOW),
            event("session", "Änne", "Firma", "1", "other", "123456789", NOW),
            event("session", "Änne", "Firma", "1", "nonce", "987654321", NOW),
            event("session", "Änne", "Firma", "1", "nonce", "123456789", Instant.EPOCH),
            event("session", "Änne", "Firma", "1", "nonce", "123456789", Instant.MAX))
        .map(
            event ->
                DynamicTest.dynamicTest(
                    event.toString(),
                    () ->
                        assertThat(EventCheck.check(event, sign(event, KEY), FRAME, MACHINE))
                            .isEmpty()));
  }

  @Test
  void signaturesOfOthersAndGarbageAreNone() throws Exception {
    SessionEvent event = event("session", "Änne", "Firma", "1", "nonce", "123456789", NOW);
    SessionEvent another =
        event("session", "Änne", "Firma", "1", "nonce", "123456789", NOW.plusSeconds(1));
    for (String signature :
        new String[] {
          sign(event, newKey()), sign(another, KEY), "", "!", "AAAA", "A".repeat(10_000)
        }) {
      assertThat(EventCheck.check(event, signature, FRAME, MACHINE)).as(signature).isEmpty();
    }
  }

  private static SessionEvent event(
      String session,
      String technician,
      String firm,
      String terms,
      String nonce,
      String machineId,
      Instant at) {
    return new SessionEvent(
        session,
        1,
        EventKind.GIVEN,
        "VIEW",
        "",
        at,
        machineId,
        technician,
        firm,
        terms,
        nonce,
        "AAECAwQFBgcICQoLDA0ODw",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
  }

  private static String sign(SessionEvent event, KeyPair key) throws Exception {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(key.getPrivate());
    signer.update(event.signedBytes());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static MachineKey publicKey(KeyPair key) {
    byte[] der = key.getPublic().getEncoded();
    return MachineKey.of(Arrays.copyOfRange(der, der.length - 32, der.length)).orElseThrow();
  }
}
