package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.GrantAsked;
import de.beistand.agent.session.AgentEvent.GrantReturned;
import de.beistand.agent.session.AgentEvent.Happened;
import de.beistand.agent.session.AgentEvent.WishTakenBack;
import de.beistand.agent.session.AgentEvent.Wished;
import de.beistand.agent.session.AgentEvent.WithdrawClicked;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WishTest {
  private static final Wish FILE = new Wish(1, Grant.FILES_IN, List.of("bericht.pdf"));
  private static final Wish MORE = new Wish(2, Grant.FILES_IN, List.of("bild.png"));
  private static final Wish REPORT = new Wish(3, Grant.SYSTEM_INFORMATION, List.of("Debian"));

  @Test
  @DisplayName("Active + Wished -> asked, with its details and both kinds of yes")
  void asked() {
    Play play = wished(FILE);
    assertThat(play.lastEvent()).isEqualTo("ASKED FILES_IN");
    var question = play.lastOf(Effect.Ask.class).text();
    assertThat(question.details()).containsExactly("bericht.pdf");
    assertThat(question.allows()).containsExactly(Reply.ALLOW_ONCE, Reply.ALLOW);
  }

  @Test
  @DisplayName("asked + ALLOW_ONCE -> carried out only when recorded, and never again")
  void once() {
    Play play = wished(FILE);
    play.on(new Answered(play.question(), Reply.ALLOW_ONCE));
    assertThat(play.lastEvent()).isEqualTo("GIVEN FILES_IN");
    assertThat(play.did(Effect.Decide.class)).isFalse();
    play.recordAll();
    assertThat(play.lastOf(Effect.Decide.class)).isEqualTo(new Effect.Decide(FILE, true));
    assertThat(play.active().grants().allow(Grant.FILES_IN)).isFalse();
    play.on(new Wished(play.peer(), MORE));
    assertThat(play.lastEvent()).isEqualTo("ASKED FILES_IN");
  }

  @Test
  @DisplayName(
      "asked + ALLOW -> the next use needs no question, and waits for the record like the first")
  void standing() {
    Play play = wished(FILE);
    play.on(new Answered(play.question(), Reply.ALLOW));
    play.on(new Wished(play.peer(), MORE));
    assertThat(play.did(Effect.Ask.class)).isFalse();
    assertThat(play.did(Effect.Decide.class)).isFalse();
    play.recordAll();
    assertThat(play.last).contains(new Effect.Decide(FILE, true), new Effect.Decide(MORE, true));
    assertThat(play.active().grants().allow(Grant.FILES_IN)).isTrue();
  }

  @Test
  @DisplayName("given, not recorded + WithdrawClicked -> not carried out, not even when recorded")
  void withdrawnBeforeRecorded() {
    Play play = wished(FILE);
    play.on(new Answered(play.question(), Reply.ALLOW));
    play.on(new WithdrawClicked(Grant.FILES_IN));
    assertThat(play.lastOf(Effect.Decide.class)).isEqualTo(new Effect.Decide(FILE, false));
    play.recordAll();
    assertThat(play.did(Effect.Decide.class)).isFalse();
    assertThat(play.active().grants().allow(Grant.FILES_IN)).isFalse();
  }

  @Test
  @DisplayName(
      "asked + REFUSE -> told no; after three noes nobody is asked any more, but for other rights")
  void refused() {
    Play play = wished(FILE);
    for (int i = 0; i < 3; i++) {
      play.on(new Answered(play.question(), Reply.REFUSE));
      assertThat(play.lastOf(Effect.Decide.class)).isEqualTo(new Effect.Decide(FILE, false));
      play.on(new Wished(play.peer(), FILE));
    }
    assertThat(play.did(Effect.Ask.class)).isFalse();
    play.on(new Wished(play.peer(), REPORT));
    assertThat(play.did(Effect.Ask.class)).isTrue();
  }

  @Test
  @DisplayName("asked + Wished -> the second question follows the answer to the first")
  void queue() {
    Play play = wished(FILE);
    play.on(new Wished(play.peer(), REPORT));
    assertThat(play.did(Effect.Ask.class)).isFalse();
    play.on(new Answered(play.active().asking().question(), Reply.REFUSE));
    assertThat(play.lastOf(Effect.Ask.class).text().grant()).isEqualTo(Grant.SYSTEM_INFORMATION);
    assertThat(play.lastOf(Effect.Ask.class).text().allows()).containsExactly(Reply.ALLOW_ONCE);
  }

  @Test
  @DisplayName("asked + WishTakenBack -> the question closes, RETURNED; a waiting one is forgotten")
  void takenBack() {
    Play play = wished(FILE);
    play.on(new Wished(play.peer(), REPORT));
    play.on(new WishTakenBack(play.peer(), REPORT.id()));
    play.on(new WishTakenBack(play.peer(), FILE.id()));
    assertThat(play.did(Effect.DismissQuestion.class)).isTrue();
    assertThat(play.lastEvent()).isEqualTo("RETURNED FILES_IN");
    assertThat(play.active().asking().isOpen()).isFalse();
  }

  @Test
  @DisplayName("Wished by a connection that is gone -> told no, nobody waits for ever")
  void ofAConnectionBefore() {
    Play play = Play.connected();
    play.on(new Wished(play.peer() + 1, FILE));
    assertThat(play.lastOf(Effect.Decide.class)).isEqualTo(new Effect.Decide(FILE, false));
    assertThat(play.did(Effect.Ask.class)).isFalse();
  }

  @Test
  @DisplayName("ask for what cannot stand -> refused without a question")
  void senseless() {
    Play play = Play.connected().on(new GrantAsked(1, Grant.RESTART));
    assertThat(play.did(Effect.Ask.class)).isFalse();
  }

  @Test
  @DisplayName("ALLOW for what cannot stand -> once")
  void allowOfWhatCannotStand() {
    Play play = wished(REPORT);
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    assertThat(play.lastOf(Effect.Decide.class)).isEqualTo(new Effect.Decide(REPORT, true));
    assertThat(play.active().grants().inForce()).containsExactly(Grant.VIEW);
  }

  @Test
  @DisplayName("held + GrantReturned -> gone, RETURNED")
  void returned() {
    Play play = wished(FILE);
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    play.on(new GrantReturned(play.peer(), Grant.FILES_IN));
    assertThat(play.lastEvent()).isEqualTo("RETURNED FILES_IN");
    assertThat(play.active().grants().allow(Grant.FILES_IN)).isFalse();
  }

  @Test
  @DisplayName("Active + Happened -> testified; Ready + Happened -> ignored")
  void happened() {
    var copied = new Happened(EventKind.CLIPBOARD_SENT, "text 5", "");
    assertThat(Play.connected().on(copied).lastEvent()).isEqualTo("CLIPBOARD_SENT text 5");
    assertThat(Play.ready().on(copied).did(Effect.Testify.class)).isFalse();
  }

  private static Play wished(Wish wish) {
    Play play = Play.connected();
    return play.on(new Wished(play.peer(), wish));
  }
}
