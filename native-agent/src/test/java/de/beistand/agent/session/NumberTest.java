package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.LineLost;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.NumberGiven;
import de.beistand.agent.session.AgentEvent.PasswordMade;
import de.beistand.agent.window.Joining;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent.Joined;
import de.beistand.protocol.signaling.ServerToAgent.NotJoined;
import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a session number does to the agent.
class NumberTest {
  private static final String NUMBER = "481205337";
  private static final SessionPassword OF_NUMBER =
      SessionPassword.of("481 205 337", "c2FsdHNhbHRzYWx0c2FsdA", 1);

  @Test
  @DisplayName("Ready + NumberGiven -> Ready(Asked), says join")
  void given() {
    Play play = Play.ready().on(new NumberGiven(NUMBER));
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(play.said()).containsExactly(new AgentToServer.Join(NUMBER));
    assertThat(shown(play)).isEqualTo(new Joining.Asked(NUMBER));
  }

  @Test
  @DisplayName("Ready(Asked) + Joined -> Preparing(Joined), the password is made of the number")
  void joined() {
    Play play = asked().on(new Joined(NUMBER, "Anna Berger"));
    assertThat(play.phase()).isEqualTo("Preparing");
    assertThat(play.lastOf(Effect.MakePasswordOf.class).number()).isEqualTo(NUMBER);
    assertThat(play.did(Effect.MakePassword.class)).isFalse();
    assertThat(shown(play)).isEqualTo(new Joining.Joined(NUMBER, "Anna Berger"));
  }

  @Test
  @DisplayName(
      "Preparing(Joined) + PasswordMade -> Ready(Joined), says password-ready and not join")
  void ready() {
    Play play = visiting();
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(play.said())
        .containsExactly(new AgentToServer.PasswordReady(OF_NUMBER.salt(), OF_NUMBER.iterations()));
  }

  @Test
  @DisplayName("Ready(Joined) + proof of the number -> AwaitingConsent: the customer is asked")
  void proven() {
    Play play = visiting().on(Play.check(Play.ID, OF_NUMBER.secret().proof(Play.ID)));
    assertThat(play.phase()).isEqualTo("AwaitingConsent");
    assertThat(play.did(Effect.Ask.class)).isTrue();
  }

  @Test
  @DisplayName("Ready(Joined) + proof of the password before -> refused")
  void oldPassword() {
    Play play = visiting().on(Play.check(Play.ID));
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(play.said()).containsExactly(new AgentToServer.PasswordRejected(Play.ID, 2));
  }

  @Test
  @DisplayName("Ready + Joined that nobody asked for -> ignored: the server chooses no password")
  void unasked() {
    Play play = Play.ready().on(new Joined(NUMBER, "Anna Berger"));
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(play.did(Effect.MakePasswordOf.class)).isFalse();
    assertThat(play.did(Effect.Ignored.class)).isTrue();
  }

  @Test
  @DisplayName("Ready(Asked) + Joined with another number -> ignored")
  void another() {
    Play play = asked().on(new Joined("123456789", "Anna Berger"));
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(play.did(Effect.MakePasswordOf.class)).isFalse();
  }

  @Test
  @DisplayName("Ready(Asked) + NotJoined -> Ready(Refused), the password stays")
  void refused() {
    Play play = asked().on(new NotJoined(NUMBER, JoinRefusal.EXPIRED));
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(shown(play)).isEqualTo(new Joining.Refused(NUMBER, JoinRefusal.EXPIRED));
    assertThat(play.on(Play.check(Play.ID)).phase()).isEqualTo("AwaitingConsent");
  }

  @Test
  @DisplayName("Ready(Refused) + the same NumberGiven -> Ready(Asked), says join again")
  void again() {
    Play play = asked().on(new NotJoined(NUMBER, JoinRefusal.TECHNICIAN_AWAY));
    play.on(new NumberGiven(NUMBER));
    assertThat(play.said()).containsExactly(new AgentToServer.Join(NUMBER));
  }

  @Test
  @DisplayName("Ready(Joined) + NotJoined -> Preparing(Refused) with an ordinary password")
  void takenBack() {
    Play play = visiting().on(new NotJoined(NUMBER, JoinRefusal.REVOKED));
    assertThat(play.phase()).isEqualTo("Preparing");
    assertThat(play.did(Effect.MakePassword.class)).isTrue();
    assertThat(shown(play)).isEqualTo(new Joining.Refused(NUMBER, JoinRefusal.REVOKED));
  }

  @Test
  @DisplayName("Preparing + NumberGiven + LineUp + PasswordMade -> password-ready, then join")
  void fromTheStart() {
    Play play = new Play().on(new NumberGiven(NUMBER)).on(new LineUp("123456789", "Beispiel IT"));
    assertThat(play.said()).isEmpty();
    play.on(new PasswordMade(Play.PASSWORD));
    assertThat(play.said())
        .containsExactly(
            new AgentToServer.PasswordReady(Play.PASSWORD.salt(), Play.PASSWORD.iterations()),
            new AgentToServer.Join(NUMBER));
  }

  @Test
  @DisplayName("Ready(Joined) + LineLost + LineUp -> Preparing(Asked): joins again on the new line")
  void newLine() {
    Play play = visiting().on(new LineLost()).on(new LineUp("123456789", "Beispiel IT"));
    assertThat(play.said()).isEmpty();
    assertThat(shown(play)).isEqualTo(new Joining.Asked(NUMBER));
    play.on(new PasswordMade(Play.PASSWORD));
    assertThat(play.said()).last().isEqualTo(new AgentToServer.Join(NUMBER));
  }

  @Test
  @DisplayName("Ready(Joined) + three wrong proofs -> Preparing(Nothing): the number is spent")
  void guessed() {
    Play play = visiting();
    for (int i = 0; i < Ready.ATTEMPTS; i++) {
      play.on(Play.check(Play.ID, "wrong"));
    }
    assertThat(play.phase()).isEqualTo("Preparing");
    assertThat(play.did(Effect.MakePassword.class)).isTrue();
    assertThat(shown(play)).isEqualTo(Joining.NOTHING);
  }

  @Test
  @DisplayName("a session by number ends -> Preparing(Nothing) with an ordinary password")
  void over() {
    Play play = visiting().on(Play.check(Play.ID, OF_NUMBER.secret().proof(Play.ID)));
    play.on(
        new AgentEvent.Answered(
            play.question(), de.beistand.agent.window.CustomerWindow.Reply.REFUSE));
    assertThat(play.phase()).isEqualTo("Preparing");
    assertThat(play.did(Effect.MakePassword.class)).isTrue();
    assertThat(shown(play)).isEqualTo(Joining.NOTHING);
  }

  @Test
  @DisplayName("Ready(Joined) + CloseClicked -> over")
  void closed() {
    assertThat(visiting().on(new CloseClicked()).phase()).isIn("Closing", "Closed");
  }

  @Test
  void theNumberIsStretchedAsTypedWithAndWithoutSpaces() {
    SessionPassword made = SessionPassword.ofNumber(NUMBER, new SecureRandom());
    assertThat(made.shown()).isEqualTo("481 205 337");
    assertThat(made.secret().proof(Play.ID))
        .isEqualTo(
            SessionPassword.of(NUMBER, made.salt(), made.iterations()).secret().proof(Play.ID));
    assertThat(made.salt())
        .isNotEqualTo(SessionPassword.ofNumber(NUMBER, new SecureRandom()).salt());
  }

  private static Play asked() {
    return Play.ready().on(new NumberGiven(NUMBER));
  }

  /// The technician's page knows that this computer is there.
  private static Play visiting() {
    return asked().on(new Joined(NUMBER, "Anna Berger")).on(new PasswordMade(OF_NUMBER));
  }

  private static Joining shown(Play play) {
    return play.lastOf(Effect.ShowJoining.class).joining();
  }
}
