package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.ChannelClosed;
import de.beistand.agent.session.AgentEvent.ChannelOpened;
import de.beistand.agent.session.AgentEvent.GrantAsked;
import de.beistand.agent.session.AgentEvent.GrantReturned;
import de.beistand.agent.session.AgentEvent.OfferMade;
import de.beistand.agent.session.AgentEvent.Path;
import de.beistand.agent.session.AgentEvent.PathChanged;
import de.beistand.agent.session.AgentEvent.RecordingRuns;
import de.beistand.agent.session.AgentEvent.TimeUp;
import de.beistand.agent.session.AgentEvent.WithdrawClicked;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.agent.window.RecordingSign;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.channel.AgentToTechnician;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whether a session is recorded, as the customer's computer sees it.
class RecordingTest {
  private static Play asked(RecordingPolicy policy) {
    return Play.ready().on(Play.check(Play.ID, Play.PASSWORD.secret().proof(Play.ID), policy));
  }

  private static Play allow(Play play) {
    return play.on(new Answered(play.question(), Reply.ALLOW));
  }

  /// Everything is given and on record, and the channel stands.
  private static Play connected(RecordingPolicy policy) {
    Play play = allow(asked(policy));
    if (policy != RecordingPolicy.OFF) {
      allow(play);
    }
    play.recordAll().on(Play.connect(Play.ID));
    return path(play);
  }

  private static Play path(Play play) {
    play.on(new OfferMade(play.peer(), "offer")).on(Play.answer(Play.ID, "answer"));
    return play.on(new PathChanged(play.peer(), Path.CONNECTED)).on(new ChannelOpened(play.peer()));
  }

  private static List<String> record(Play play) {
    return play.events().stream()
        .map(event -> (event.kind() + " " + event.subject()).strip())
        .distinct()
        .toList();
  }

  private static RecordingSign sign(Play play) {
    return play.all.stream()
        .filter(Effect.ShowRecording.class::isInstance)
        .map(effect -> ((Effect.ShowRecording) effect).sign())
        .reduce(RecordingSign.OFF, (_, latest) -> latest);
  }

  @Test
  @DisplayName("OFF: never asked; the page's ask is refused, its word changes nothing")
  void off() {
    Play play = connected(RecordingPolicy.OFF);
    play.on(new GrantAsked(play.peer(), Grant.RECORDING));
    assertThat(play.last)
        .contains(
            new Effect.Tell(
                play.peer(), new AgentToTechnician.Answer(Grant.RECORDING, EventKind.REFUSED)));
    play.on(new RecordingRuns(play.peer(), true));
    assertThat(sign(play)).isEqualTo(RecordingSign.OFF);
    assertThat(record(play)).noneMatch(line -> line.contains("RECORDING"));
  }

  @Test
  @DisplayName("ASK: yes to VIEW -> asked to be recorded; no -> the session goes on")
  void askRefused() {
    Play play = allow(asked(RecordingPolicy.ASK));
    assertThat(play.lastOf(Effect.Ask.class).text().grant()).isEqualTo(Grant.RECORDING);
    play.on(new Answered(play.question(), Reply.REFUSE));
    assertThat(play.phase()).isEqualTo("Active");
    assertThat(record(play))
        .containsExactly("ASKED VIEW", "GIVEN VIEW", "ASKED RECORDING", "REFUSED RECORDING");
    play.recordAll().on(Play.connect(Play.ID));
    assertThat(play.capturing()).isTrue();
    assertThat(sign(play)).isEqualTo(RecordingSign.OFF);
  }

  @Test
  @DisplayName("ASK: yes -> the sign follows what the page says, and goes with the right")
  void askGiven() {
    Play play = connected(RecordingPolicy.ASK);
    assertThat(sign(play)).isEqualTo(RecordingSign.OFF);
    play.on(new RecordingRuns(play.peer(), true));
    assertThat(sign(play)).isEqualTo(RecordingSign.RUNNING);
    play.on(new RecordingRuns(play.peer(), false));
    assertThat(sign(play)).isEqualTo(RecordingSign.OFF);
    play.on(new RecordingRuns(play.peer(), true)).on(new WithdrawClicked(Grant.RECORDING));
    assertThat(sign(play)).isEqualTo(RecordingSign.OFF);
    assertThat(play.phase()).isEqualTo("Active");
    assertThat(play.lastEvent()).isEqualTo("WITHDRAWN RECORDING");
  }

  @Test
  @DisplayName("REQUIRED: the question for VIEW says so; yes to VIEW alone opens nothing")
  void requiredAsksTwice() {
    Play play = asked(RecordingPolicy.REQUIRED);
    assertThat(play.lastOf(Effect.Ask.class).text().recording())
        .isEqualTo(RecordingPolicy.REQUIRED);
    allow(play).recordAll();
    assertThat(play.phase()).isEqualTo("AwaitingConsent");
    play.on(Play.connect(Play.ID));
    assertThat(play.capturing()).isFalse();
    assertThat(play.lastOf(Effect.Ask.class).text().grant()).isEqualTo(Grant.RECORDING);
  }

  @Test
  @DisplayName("REQUIRED: no to the recording -> over(CONSENT_REFUSED), and no picture ever flowed")
  void requiredRefused() {
    Play play = allow(asked(RecordingPolicy.REQUIRED));
    play.on(new Answered(play.question(), Reply.REFUSE)).expectOver("CONSENT_REFUSED");
    assertThat(play.all).noneMatch(Effect.OpenPeer.class::isInstance);
    assertThat(record(play))
        .containsExactly("ASKED VIEW", "GIVEN VIEW", "ASKED RECORDING", "REFUSED RECORDING");
  }

  @Test
  @DisplayName("REQUIRED: silence to the recording -> over(CONSENT_EXPIRED)")
  void requiredExpired() {
    Play play = allow(asked(RecordingPolicy.REQUIRED));
    play.on(new TimeUp(play.question())).expectOver("CONSENT_EXPIRED");
  }

  @Test
  @DisplayName("REQUIRED: nobody looks before the page records, nor when it stops or falls silent")
  void requiredWaits() {
    Play play = connected(RecordingPolicy.REQUIRED);
    int waiting = play.all.indexOf(new Effect.ShowRecording(RecordingSign.AWAITED));
    int opened = play.all.indexOf(play.lastOf(Effect.OpenPeer.class));
    assertThat(waiting).isNotNegative().isLessThan(opened);
    assertThat(sign(play)).isEqualTo(RecordingSign.AWAITED);
    play.on(new GrantAsked(play.peer(), Grant.CONTROL));
    allow(play).recordAll();
    assertThat(play.inputOpen()).isFalse();
    play.on(new RecordingRuns(play.peer(), true));
    assertThat(sign(play)).isEqualTo(RecordingSign.RUNNING);
    assertThat(play.inputOpen()).isTrue();
    play.on(new RecordingRuns(play.peer(), false));
    assertThat(play.last.getFirst()).isEqualTo(new Effect.Input(false));
    assertThat(sign(play)).isEqualTo(RecordingSign.AWAITED);
    play.on(new RecordingRuns(play.peer(), true)).on(new ChannelClosed(play.peer()));
    assertThat(sign(play)).isEqualTo(RecordingSign.AWAITED);
    assertThat(play.inputOpen()).isFalse();
  }

  @Test
  @DisplayName("a reload of the page keeps the right to record and waits for the new page's word")
  void reload() {
    Play play = connected(RecordingPolicy.REQUIRED);
    play.on(new RecordingRuns(play.peer(), true)).on(Play.connect(Play.ID));
    assertThat(sign(play)).isEqualTo(RecordingSign.AWAITED);
    path(play);
    assertThat(play.last)
        .contains(
            new Effect.Tell(
                play.peer(), new AgentToTechnician.Grants(List.of(Grant.VIEW, Grant.RECORDING))));
    assertThat(record(play)).doesNotContain("RETURNED RECORDING");
    play.on(new RecordingRuns(play.peer(), true));
    assertThat(sign(play)).isEqualTo(RecordingSign.RUNNING);
  }

  @Test
  @DisplayName("ASK: a reload while the question is open -> it is asked again")
  void reloadWhileAsked() {
    Play play = allow(asked(RecordingPolicy.ASK)).recordAll().on(Play.connect(Play.ID));
    int before = play.question();
    play.on(Play.connect(Play.ID));
    assertThat(play.question()).isNotEqualTo(before);
    assertThat(play.lastOf(Effect.Ask.class).text().grant()).isEqualTo(Grant.RECORDING);
  }

  @Test
  @DisplayName("REQUIRED: withdrawn by the customer, or given back by the technician -> over")
  void requiredTakenBack() {
    Play customer = connected(RecordingPolicy.REQUIRED);
    customer.on(new RecordingRuns(customer.peer(), true));
    customer.on(new WithdrawClicked(Grant.RECORDING)).expectOver("CUSTOMER_STOPPED");
    assertThat(record(customer)).endsWith("WITHDRAWN RECORDING", "ENDED CUSTOMER_STOPPED");
    Play technician = connected(RecordingPolicy.REQUIRED);
    technician.on(new GrantReturned(technician.peer(), Grant.RECORDING));
    technician.expectOver("TECHNICIAN_ENDED");
  }

  @Test
  @DisplayName("the end of a session takes the sign down")
  void over() {
    Play play = connected(RecordingPolicy.REQUIRED);
    play.on(new AgentEvent.StopClicked()).expectOver("CUSTOMER_STOPPED");
    assertThat(sign(play)).isEqualTo(RecordingSign.OFF);
  }
}
