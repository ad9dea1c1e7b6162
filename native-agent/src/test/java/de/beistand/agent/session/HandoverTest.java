package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.signaling.ServerToAgent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HandoverTest {
  private static final ServerToAgent PIA = new ServerToAgent.HandOver(Play.ID, "Pia Prüfer");

  @Test
  @DisplayName("Active + HandOver -> the colleague's name on record, then asked with that name")
  void asked() {
    Play play = Play.connected().on(PIA);
    assertThat(play.lastEvent()).isEqualTo("ASKED HANDOVER");
    Fact named = play.events().get(play.events().size() - 2);
    assertThat(named.kind()).isEqualTo(EventKind.COLLEAGUE_NAMED);
    assertThat(named.detail()).isEqualTo("Pia Prüfer");
    var question = play.lastOf(Effect.Ask.class).text();
    assertThat(question.grant()).isEqualTo(Grant.HANDOVER);
    assertThat(question.technician()).isEqualTo("Anna Berger");
    assertThat(question.details()).containsExactly("Pia Prüfer");
    assertThat(question.allows()).containsExactly(Reply.ALLOW_ONCE);
  }

  @Test
  @DisplayName(
      "asked + ALLOW_ONCE -> GIVEN, and every right as it was: the server ends the session")
  void given() {
    Play play = Play.connected().on(PIA);
    play.on(new Answered(play.question(), Reply.ALLOW_ONCE)).recordAll();
    assertThat(play.lastEvent()).isEqualTo("GIVEN HANDOVER");
    assertThat(play.active().grants().allow(Grant.HANDOVER)).isFalse();
    assertThat(play.active().grants().allow(Grant.VIEW)).isTrue();
    play.on(new ServerToAgent.End(Play.ID, EndReason.HANDED_OVER)).expectOver("HANDED_OVER");
    assertThat(play.lastEvent()).isEqualTo("ENDED HANDED_OVER");
  }

  @Test
  @DisplayName("asked + REFUSE -> REFUSED, and the session goes on")
  void refused() {
    Play play = Play.connected().on(PIA);
    play.on(new Answered(play.question(), Reply.REFUSE));
    assertThat(play.lastEvent()).isEqualTo("REFUSED HANDOVER");
    assertThat(play.phase()).isEqualTo("Active");
  }

  @Test
  @DisplayName("HandOver for another session, or with a name that cannot be shown -> ignored")
  void ignored() {
    Play play = Play.connected();
    play.on(new ServerToAgent.HandOver(Play.OTHER, "Pia Prüfer"));
    play.on(new ServerToAgent.HandOver(Play.ID, " "));
    play.on(new ServerToAgent.HandOver(Play.ID, "Pia\u202Eanna"));
    play.on(new ServerToAgent.HandOver(Play.ID, "x".repeat(201)));
    assertThat(play.active().asking().isOpen()).isFalse();
  }

  @Test
  @DisplayName("Ready + HandOver -> ignored")
  void notInASession() {
    assertThat(Play.ready().on(PIA).did(Effect.Ask.class)).isFalse();
  }
}
