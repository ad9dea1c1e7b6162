package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.GrantAsked;
import de.beistand.agent.session.AgentEvent.GrantReturned;
import de.beistand.agent.session.AgentEvent.LineLost;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.WithdrawClicked;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.signaling.ServerToAgent;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OnlookerTest {
  private static final ServerToAgent PIA = new ServerToAgent.LookOn(Play.ID, "Pia Prüfer");
  private static final ServerToAgent MAX = new ServerToAgent.LookOn(Play.ID, "Max Muster");
  private static final ServerToAgent GONE = new ServerToAgent.OnlookerGone(Play.ID);

  private static Play looking() {
    Play play = Play.connected().on(PIA);
    return play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
  }

  @Test
  @DisplayName("Active + LookOn -> the colleague's name on record, then asked with that name")
  void asked() {
    Play play = Play.connected().on(PIA);
    assertThat(play.lastEvent()).isEqualTo("ASKED ONLOOKER");
    Fact named = play.events().get(play.events().size() - 2);
    assertThat(named.kind()).isEqualTo(EventKind.COLLEAGUE_NAMED);
    assertThat(named.detail()).isEqualTo("Pia Prüfer");
    var question = play.lastOf(Effect.Ask.class).text();
    assertThat(question.grant()).isEqualTo(Grant.ONLOOKER);
    assertThat(question.technician()).isEqualTo("Anna Berger");
    assertThat(question.details()).containsExactly("Pia Prüfer");
    assertThat(question.allows()).containsExactly(Reply.ALLOW);
  }

  @Test
  @DisplayName("asked + ALLOW -> in force once it is on record, and the window names the colleague")
  void given() {
    Play play = Play.connected().on(PIA);
    play.on(new Answered(play.question(), Reply.ALLOW));
    assertThat(play.lastEvent()).isEqualTo("GIVEN ONLOOKER");
    assertThat(play.active().grants().allow(Grant.ONLOOKER)).isFalse();
    assertThat(play.did(Effect.ShowOnlooker.class)).isFalse();
    play.recordAll();
    assertThat(play.active().grants().listed()).containsExactly(Grant.VIEW, Grant.ONLOOKER);
    assertThat(play.lastOf(Effect.ShowOnlooker.class).name()).isEqualTo("Pia Prüfer");
  }

  @Test
  @DisplayName("asked + REFUSE -> REFUSED, and the session goes on")
  void refused() {
    Play play = Play.connected().on(PIA);
    play.on(new Answered(play.question(), Reply.REFUSE));
    assertThat(play.lastEvent()).isEqualTo("REFUSED ONLOOKER");
    assertThat(play.active().grants().allow(Grant.ONLOOKER)).isFalse();
  }

  @Test
  @DisplayName("looking + WithdrawClicked -> WITHDRAWN; the page hears it, the view stays")
  void withdrawn() {
    Play play = looking().on(new WithdrawClicked(Grant.ONLOOKER));
    assertThat(play.lastEvent()).isEqualTo("WITHDRAWN ONLOOKER");
    assertThat(play.active().grants().listed()).containsExactly(Grant.VIEW);
    assertThat(play.active().grants().onlooker()).isEmpty();
    assertThat(play.lastOf(Effect.Tell.class).message())
        .isEqualTo(new AgentToTechnician.Grants(play.active().grants().listed()));
  }

  @Test
  @DisplayName("looking without the server + WithdrawClicked -> the page hears it all the same")
  void withdrawnOffline() {
    Play play = looking().on(new LineLost()).on(new WithdrawClicked(Grant.ONLOOKER));
    assertThat(play.lastOf(Effect.Tell.class).message())
        .isEqualTo(new AgentToTechnician.Grants(play.active().grants().listed()));
    play.on(new LineUp("123456789", "Beispiel IT"));
    assertThat(play.lastEvent()).isEqualTo("WITHDRAWN ONLOOKER");
  }

  @Test
  @DisplayName("looking + OnlookerGone, or given back by the page -> RETURNED")
  void gone() {
    assertThat(looking().on(GONE).lastEvent()).isEqualTo("RETURNED ONLOOKER");
    Play play = looking();
    play.on(new GrantReturned(play.peer(), Grant.ONLOOKER));
    assertThat(play.lastEvent()).isEqualTo("RETURNED ONLOOKER");
    assertThat(play.on(GONE).lastEvent()).isEqualTo("RETURNED ONLOOKER");
    assertThat(play.active().grants().listed()).containsExactly(Grant.VIEW);
  }

  @Test
  @DisplayName("asked + OnlookerGone -> the question closes, and a late yes counts for nothing")
  void questionGone() {
    Play play = Play.connected().on(PIA);
    int question = play.question();
    play.on(GONE);
    assertThat(play.did(Effect.DismissQuestion.class)).isTrue();
    play.on(new Answered(question, Reply.ALLOW)).recordAll();
    assertThat(play.active().grants().listed()).containsExactly(Grant.VIEW);
  }

  @Test
  @DisplayName("CONTROL asked + LookOn, OnlookerGone -> asked for nothing but CONTROL")
  void waitingGone() {
    Play play = Play.controlAsked().on(PIA).on(GONE);
    play.on(new Answered(play.question(), Reply.REFUSE));
    assertThat(play.lastEvent()).isEqualTo("REFUSED CONTROL");
    assertThat(play.active().asking().isOpen()).isFalse();
  }

  @Test
  @DisplayName("looking + LookOn for another -> the first one's ends, and the customer is asked")
  void another() {
    Play play = looking().on(MAX);
    assertThat(play.active().grants().listed()).containsExactly(Grant.VIEW);
    assertThat(play.lastEvent()).isEqualTo("ASKED ONLOOKER");
    assertThat(play.lastOf(Effect.Ask.class).text().details()).containsExactly("Max Muster");
  }

  @Test
  @DisplayName("looking + Connect: the page was loaded anew -> RETURNED")
  void reloaded() {
    Play play = looking().on(Play.connect(Play.ID));
    assertThat(play.active().grants().listed()).containsExactly(Grant.VIEW);
  }

  @Test
  @DisplayName("the page asks for ONLOOKER by itself -> refused, and nobody is asked")
  void nameless() {
    Play play = Play.connected();
    play.on(new GrantAsked(play.peer(), Grant.ONLOOKER));
    assertThat(play.active().asking().isOpen()).isFalse();
    assertThat(play.lastOf(Effect.Tell.class).message())
        .isEqualTo(new AgentToTechnician.Answer(Grant.ONLOOKER, EventKind.REFUSED));
  }

  @Test
  @DisplayName("LookOn for another session, or with a name that cannot be shown -> ignored")
  void ignored() {
    Play play = Play.connected();
    play.on(new ServerToAgent.LookOn(Play.OTHER, "Pia Prüfer"));
    play.on(new ServerToAgent.LookOn(Play.ID, " "));
    play.on(new ServerToAgent.LookOn(Play.ID, "Pia\u202Eanna"));
    assertThat(play.active().asking().isOpen()).isFalse();
    assertThat(Play.ready().on(PIA).did(Effect.Ask.class)).isFalse();
  }
}
