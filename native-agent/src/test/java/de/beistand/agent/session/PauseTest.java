package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.ChannelOpened;
import de.beistand.agent.session.AgentEvent.GrantAsked;
import de.beistand.agent.session.AgentEvent.PauseClicked;
import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.agent.session.AgentEvent.Wished;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician.Paused;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PauseTest {
  private static final Wish FILE = new Wish(1, Grant.FILES_IN, List.of("bericht.pdf"));
  private static final Wish COPY = new Wish(2, Grant.CLIPBOARD_OUT, List.of("42"));

  private static Play paused() {
    Play play = Play.controlling();
    return play.on(new PauseClicked(true));
  }

  private static List<Paused> told(Play play) {
    return play.last.stream()
        .filter(Effect.Tell.class::isInstance)
        .map(effect -> ((Effect.Tell) effect).message())
        .filter(Paused.class::isInstance)
        .map(Paused.class::cast)
        .toList();
  }

  @Test
  @DisplayName("controlling + pause -> first input and picture stop, then it is told and testified")
  void pause() {
    Play play = paused();
    assertThat(play.last.subList(0, 2))
        .containsExactly(new Effect.Input(false), new Effect.Pause(true));
    assertThat(play.lastEvent()).isEqualTo("PAUSED");
    assertThat(told(play)).containsExactly(new Paused(true));
    assertThat(play.active().grants().allow(Grant.CONTROL)).isTrue();
  }

  @Test
  @DisplayName("paused + go on -> told first, then picture, then input")
  void resume() {
    Play play = paused().on(new PauseClicked(false));
    assertThat(play.lastEvent()).isEqualTo("RESUMED");
    assertThat(told(play)).containsExactly(new Paused(false));
    assertThat(play.last).containsSubsequence(new Effect.Pause(false), new Effect.Input(true));
    assertThat(play.inputOpen()).isTrue();
  }

  @Test
  @DisplayName("paused + pause, running + go on -> nothing")
  void twice() {
    Play play = paused().on(new PauseClicked(true));
    assertThat(play.last).isEmpty();
    play.on(new PauseClicked(false)).on(new PauseClicked(false));
    assertThat(play.last).isEmpty();
  }

  @Test
  @DisplayName("paused + connect -> a new connection, still paused, and the page knows")
  void reload() {
    Play play = paused().on(Play.connect(Play.ID));
    assertThat(play.last).doesNotContain(new Effect.Pause(false));
    play.on(new ChannelOpened(play.peer()));
    assertThat(told(play)).containsExactly(new Paused(true));
    assertThat(play.active().paused()).isTrue();
    assertThat(play.inputOpen()).isFalse();
  }

  @Test
  @DisplayName("paused + wishes -> nobody is asked until the customer goes on")
  void wishesWait() {
    Play play = paused();
    play.on(new Wished(play.peer(), FILE));
    assertThat(play.did(Effect.Ask.class)).isFalse();
    play.on(new GrantAsked(play.peer(), Grant.CLIPBOARD_IN));
    assertThat(play.did(Effect.Ask.class)).isFalse();
    play.on(new PauseClicked(false));
    assertThat(play.lastEvent()).isEqualTo("ASKED FILES_IN");
    assertThat(play.inputOpen()).isFalse();
    play.on(new Answered(play.question(), Reply.REFUSE));
    assertThat(play.lastEvent()).isEqualTo("ASKED CLIPBOARD_IN");
  }

  @Test
  @DisplayName("paused + a use of a right in force -> waits as well, and is carried out afterwards")
  void usesWait() {
    Play play = Play.connected();
    play.on(new GrantAsked(play.peer(), Grant.CLIPBOARD_OUT));
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    play.on(new PauseClicked(true));
    play.on(new Wished(play.peer(), COPY));
    assertThat(play.did(Effect.Decide.class)).isFalse();
    play.on(new PauseClicked(false));
    assertThat(play.last).contains(new Effect.Decide(COPY, true));
  }

  @Test
  @DisplayName(
      "asked + pause -> the question stays; its yes opens no input before the customer goes on")
  void questionStays() {
    Play play = Play.controlAsked();
    play.on(new PauseClicked(true));
    assertThat(play.did(Effect.DismissQuestion.class)).isFalse();
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    assertThat(play.inputOpen()).isFalse();
    play.on(new PauseClicked(false));
    assertThat(play.inputOpen()).isTrue();
  }

  @Test
  @DisplayName("paused + Stop -> over, and the next session is not paused")
  void stop() {
    Play play = paused().on(new StopClicked());
    play.expectOver("CUSTOMER_STOPPED");
    assertThat(play.last.getLast()).isEqualTo(new Effect.Pause(false));
  }

  @Test
  @DisplayName("no session + pause -> ignored")
  void withoutSession() {
    Play play = Play.ready().on(new PauseClicked(true));
    assertThat(play.did(Effect.Pause.class)).isFalse();
  }
}
