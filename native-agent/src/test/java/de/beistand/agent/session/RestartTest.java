package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.RestartAllowed;
import de.beistand.agent.session.AgentEvent.RestartFailed;
import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.agent.session.AgentEvent.TimeUp;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent.End;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestartTest {
  private static final LineUp LINE = new LineUp("123456789", "Beispiel IT");

  @Test
  @DisplayName("Active + RestartAllowed -> input off, rights given back, RESTARTING; not yet done")
  void testifiesFirst() {
    Play play = Play.controlling();
    play.on(new RestartAllowed(play.peer()));
    assertThat(play.phase()).isEqualTo("Restarting");
    assertThat(play.inputOpen()).isFalse();
    assertThat(kinds(play)).endsWith("RETURNED CONTROL", "RESTARTING");
    assertThat(play.did(Effect.Restart.class)).isFalse();
  }

  @Test
  @DisplayName("Restarting + RESTARTING recorded -> the computer restarts, once")
  void restartsWhenRecorded() {
    Play play = restarting();
    assertThat(play.did(Effect.Restart.class)).isTrue();
    play.on(new LineUp("123456789", "Beispiel IT"));
    assertThat(play.did(Effect.Restart.class)).isFalse();
  }

  @Test
  @DisplayName("Restarting + CloseClicked (the system ends its programs) -> Closed without ENDED")
  void theSessionOutlivesTheProgram() {
    Play play = restarting().on(new CloseClicked());
    assertThat(play.phase()).isEqualTo("Closed");
    assertThat(play.lastEvent()).isEqualTo("RESTARTING");
    assertThat(play.did(Effect.ForgetComeBack.class)).isFalse();
  }

  @Test
  @DisplayName("Restarting + RestartFailed -> nothing left behind, RESTART_FAILED, Active")
  void failed() {
    Play play = restarting().on(new RestartFailed("Access denied"));
    assertThat(play.phase()).isEqualTo("Active");
    assertThat(play.did(Effect.ForgetComeBack.class)).isTrue();
    assertThat(play.lastEvent()).isEqualTo("RESTART_FAILED");
    assertThat(play.events().getLast().detail()).isEqualTo("Access denied");
  }

  @Test
  @DisplayName("Restarting + time up, still here -> as if it had failed")
  void neverHappened() {
    Play play = restarting();
    play.on(new TimeUp(((Restarting) play.state.phase()).timer()));
    assertThat(play.lastEvent()).isEqualTo("RESTART_FAILED");
  }

  @Test
  @DisplayName("Restarting + StopClicked, or the server's end -> over, nothing left behind")
  void over() {
    Play stopped = restarting().on(new StopClicked());
    assertThat(stopped.did(Effect.ForgetComeBack.class)).isTrue();
    stopped.expectOver("CUSTOMER_STOPPED");
    Play ended = restarting().on(new End(Play.ID, EndReason.TECHNICIAN_ENDED));
    assertThat(ended.did(Effect.ForgetComeBack.class)).isTrue();
    ended.expectOver("TECHNICIAN_ENDED");
  }

  @Test
  @DisplayName(
      "ComingBack + LineUp -> resume, RESTARTED with the next number; recorded -> asked VIEW")
  void asksAgain() {
    Play before = restarting();
    int lastSeq = before.events().getLast().seq();
    Play play = comingBack(before);
    assertThat(play.did(Effect.MakePassword.class)).isFalse();
    play.on(LINE);
    assertThat(play.said()).containsExactly(new AgentToServer.Resume(Play.ID));
    assertThat(play.lastEvent()).isEqualTo("RESTARTED");
    assertThat(play.events().getLast().seq()).isEqualTo(lastSeq + 1);
    assertThat(play.did(Effect.Ask.class)).as("the server has not said that it waits").isFalse();
    play.recordAll();
    assertThat(play.lastEvent()).isEqualTo("ASKED VIEW");
    assertThat(play.lastOf(Effect.Ask.class).text().grant()).isEqualTo(Grant.VIEW);
  }

  @Test
  @DisplayName("asked again + ALLOW -> Active; connect -> shown, the path is RESTORED")
  void goesOn() {
    Play play = askedAgain();
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    assertThat(play.phase()).isEqualTo("Active");
    assertThat(play.capturing()).isFalse();
    play.on(Play.connect(Play.ID));
    assertThat(play.capturing()).isTrue();
    play.on(new AgentEvent.PathChanged(play.peer(), AgentEvent.Path.CONNECTED));
    assertThat(play.lastEvent()).isEqualTo("RESTORED");
  }

  @Test
  @DisplayName("asked again + REFUSE -> over")
  void refused() {
    Play play = askedAgain();
    play.on(new Answered(play.question(), Reply.REFUSE));
    assertThat(play.lastEvent()).isEqualTo("REFUSED VIEW");
    play.expectOver("CONSENT_REFUSED");
  }

  @Test
  @DisplayName("ComingBack + the server's end -> over, nobody is asked")
  void endedMeanwhile() {
    Play play = comingBack(restarting()).on(LINE);
    play.on(new End(Play.ID, EndReason.TECHNICIAN_ENDED));
    play.expectOver("TECHNICIAN_ENDED");
    assertThat(play.all).noneMatch(Effect.Ask.class::isInstance);
  }

  @Test
  @DisplayName("ComingBack + time up without a line -> over, nobody is asked")
  void tooLate() {
    Play play = comingBack(restarting()).on(new TimeUp(ComingBack.TIMER));
    play.expectOver("AGENT_LOST");
    assertThat(play.all).noneMatch(Effect.Ask.class::isInstance);
  }

  @Test
  @DisplayName("Ready + RestartFailed, Active + RestartFailed -> ignored")
  void strayFailure() {
    assertThat(Play.ready().on(new RestartFailed("x")).phase()).isEqualTo("Ready");
    assertThat(Play.connected().on(new RestartFailed("x")).did(Effect.Testify.class)).isFalse();
  }

  @Test
  void whatIsWrittenDownIsReadAgain() {
    ComeBack written = restarting().lastOf(Effect.Restart.class).comeBack();
    Instant soon = written.until().minusSeconds(60);
    assertThat(ComeBack.parse(written.text(), soon)).contains(written);
    assertThat(written.toString()).isEqualTo("ComeBack");
  }

  @Test
  void whatIsLateDamagedOrFromTheFutureIsNotTakenUp() {
    ComeBack written = restarting().lastOf(Effect.Restart.class).comeBack();
    Instant until = written.until();
    assertThat(ComeBack.parse(written.text(), until)).isEmpty();
    assertThat(ComeBack.parse(written.text(), until.minus(Duration.ofDays(1)))).isEmpty();
    for (String damaged :
        List.of(
            "",
            "\\u12",
            written.text().replace("secret", "other"),
            written.text().replaceAll("secret=.*", "secret=AAAA"),
            written.text().replaceAll("nextSeq=.*", "nextSeq=0"))) {
      assertThat(ComeBack.parse(damaged, until.minusSeconds(60))).as(damaged).isEmpty();
    }
  }

  private static Play restarting() {
    Play play = Play.connected();
    play.on(new RestartAllowed(play.peer()));
    return play.recordAll();
  }

  private static Play comingBack(Play before) {
    ComeBack comeBack = before.lastOf(Effect.Restart.class).comeBack();
    Play play = new Play();
    Step start = AgentState.start(Play.PATIENCE, comeBack, before.now.plusSeconds(60));
    play.all.clear();
    play.state = start.next();
    play.last = start.effects();
    return play;
  }

  private static Play askedAgain() {
    return comingBack(restarting()).on(LINE).recordAll();
  }

  private static List<String> kinds(Play play) {
    return play.events().stream()
        .map(event -> (event.kind() + " " + event.subject()).strip())
        .toList();
  }
}
