package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent.Recorded;
import de.beistand.protocol.signaling.ServerToAgent.SessionReport;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The chain of what the agent signs, and what the customer keeps of it.
class EvidenceTest {
  private static final String LINK = Chain.text(new byte[32]);
  private static final String TOKEN = "AAECAwQFBgcICQoLDA0ODw";

  private final KeyPair key = newKey();

  @Test
  void eachEventNamesTheOneBeforeItAndIsSignedOnce() {
    var notary = new Notary(this::sign, new SecureRandom());
    List<Fact> facts = Play.connected().events().stream().distinct().toList();
    List<AgentToServer.Record> signed = facts.stream().map(notary::sign).toList();
    String previous = Chain.text(Chain.start(Play.ID, "bm9uY2U"));
    for (AgentToServer.Record one : signed) {
      assertThat(one.event().previous()).isEqualTo(previous);
      previous = after(one);
    }
    assertThat(signed.stream().map(one -> one.event().salt())).doesNotHaveDuplicates();
    for (int i = 0; i < facts.size(); i++) {
      assertThat(notary.sign(facts.get(i))).isSameAs(signed.get(i));
    }
  }

  @Test
  void theChainGoesOnAfterARestart() {
    var before = new Notary(this::sign, new SecureRandom());
    Play play = Play.viewing();
    AgentToServer.Record last = play.events().stream().map(before::sign).toList().getLast();
    ComeBack comeBack = before.continued(ComeBack.of(play.active().session(), play.now));
    var after = new Notary(this::sign, new SecureRandom());
    after.goesOn(ComeBack.parse(comeBack.text(), play.now).orElseThrow());
    Fact next =
        comeBack.session().event(de.beistand.protocol.EventKind.RESTARTED, "", "", play.now);
    assertThat(after.sign(next).event().previous()).isEqualTo(after(last));
  }

  @Test
  void noEventIsSkipped() {
    var notary = new Notary(this::sign, new SecureRandom());
    Fact second = Play.given().events().get(1);
    assertThatIllegalStateException().isThrownBy(() -> notary.sign(second));
  }

  @Test
  @DisplayName("over + Recorded for all events, head signed -> check value shown")
  void checkValue() {
    Play play = Play.connected().on(new StopClicked());
    List<Fact> waiting = play.state.ledger().unacknowledged();
    for (Fact fact : waiting) {
      assertThat(play.did(Effect.ShowEvidence.class)).isFalse();
      play.on(new Recorded(Play.ID, fact.seq(), head(Play.ID)));
    }
    assertThat(play.lastOf(Effect.ShowEvidence.class).checkValue())
        .isEqualTo("0000 0000 0000 0000 0000");
  }

  @Test
  @DisplayName("over + Recorded, head of another session or unsigned -> said, no check value")
  void foreignHead() {
    for (Head head : List.of(head(Play.OTHER), Play.recorded(Play.ID, 1).head())) {
      Play play = Play.connected().on(new StopClicked());
      for (Fact fact : play.state.ledger().unacknowledged()) {
        play.on(new Recorded(Play.ID, fact.seq(), head));
      }
      assertThat(play.state.ledger().isEmpty()).isTrue();
      assertThat(play.all)
          .noneMatch(Effect.ShowEvidence.class::isInstance)
          .anyMatch(Effect.ShowForged.class::isInstance);
    }
  }

  @Test
  @DisplayName("viewing + Recorded, SessionReport -> nothing shown: it is not over")
  void notBeforeTheEnd() {
    Play play = Play.viewing().on(new SessionReport(Play.ID, TOKEN));
    assertThat(play.all)
        .noneMatch(Effect.ShowEvidence.class::isInstance)
        .noneMatch(Effect.OfferReport.class::isInstance);
  }

  @Test
  @DisplayName("over + SessionReport -> offered, if it is about this session and a token")
  void report() {
    Play play = Play.connected().on(new StopClicked());
    play.on(new SessionReport(Play.OTHER, TOKEN)).on(new SessionReport(Play.ID, "../../evil"));
    assertThat(play.all).noneMatch(Effect.OfferReport.class::isInstance);
    play.on(new SessionReport(Play.ID, TOKEN));
    assertThat(play.lastOf(Effect.OfferReport.class).token()).isEqualTo(TOKEN);
  }

  private Head head(String sessionId) {
    byte[] der = key.getPublic().getEncoded();
    return new Head(
        3,
        LINK,
        Instant.EPOCH,
        Chain.text(Arrays.copyOfRange(der, der.length - 32, der.length)),
        sign(Head.signedBytes(sessionId, 3, LINK, Instant.EPOCH)));
  }

  private static String after(AgentToServer.Record signed) {
    byte[] signature = Base64.getUrlDecoder().decode(signed.signature());
    return Chain.text(Chain.after(signed.event().signedBytes(), signature));
  }

  private String sign(byte[] bytes) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key.getPrivate());
      signer.update(bytes);
      return Chain.text(signer.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair newKey() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
