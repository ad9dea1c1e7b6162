package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.GrantAsked;
import de.beistand.agent.session.AgentEvent.LineLost;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.OfferMade;
import de.beistand.agent.session.AgentEvent.PasswordMade;
import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.agent.session.AgentEvent.TimeUp;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.IceServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToAgent.Answer;
import de.beistand.protocol.signaling.ServerToAgent.Candidate;
import de.beistand.protocol.signaling.ServerToAgent.Challenge;
import de.beistand.protocol.signaling.ServerToAgent.Connect;
import de.beistand.protocol.signaling.ServerToAgent.End;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import de.beistand.protocol.signaling.ServerToAgent.PasswordCheck;
import de.beistand.protocol.signaling.ServerToAgent.TechnicianAway;
import de.beistand.protocol.signaling.ServerToAgent.TechnicianBack;
import de.beistand.protocol.signaling.ServerToAgent.Welcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server that lies, repeats itself and speaks out of turn, in the worst case with the knowledge
/// of a password: it can neither start the capture nor grant control.
class NastyServerTest {
  private static final int MANY = 64;

  @Test
  @DisplayName("Ready + Connect -> no capture")
  void connectBeforeAnything() {
    Play play = Play.ready().on(Play.connect(Play.ID));
    assertThat(play.capturing()).isFalse();
    assertThat(play.did(Effect.Ignored.class)).isTrue();
  }

  @Test
  @DisplayName("AwaitingConsent + Connect, Recorded for every number -> no capture")
  void connectBeforeConsent() {
    Play play = Play.asked();
    recordEverything(play);
    play.on(Play.connect(Play.ID));
    assertThat(play.capturing()).isFalse();
    assertThat(play.phase()).isEqualTo("AwaitingConsent");
  }

  @Test
  @DisplayName("VIEW given, not recorded + Connect -> no capture")
  void connectBeforeRecorded() {
    assertThat(Play.given().on(Play.connect(Play.ID)).capturing()).isFalse();
  }

  @Test
  @DisplayName("Recorded before GIVEN + ALLOW + Connect -> no capture: it was no acknowledgement")
  void recordedInAdvance() {
    Play play = Play.asked();
    recordEverything(play);
    play.on(new Answered(play.question(), Reply.ALLOW)).on(Play.connect(Play.ID));
    assertThat(play.capturing()).isFalse();
  }

  @Test
  @DisplayName("VIEW given + Recorded of another session or number + Connect -> no capture")
  void recordedElsewhere() {
    Play play = Play.given();
    play.on(Play.recorded(Play.OTHER, 2))
        .on(Play.recorded(Play.ID, 1))
        .on(Play.recorded(Play.ID, 7));
    play.on(Play.recorded(Play.ID, -2)).on(Play.connect(Play.ID));
    assertThat(play.capturing()).isFalse();
  }

  @Test
  @DisplayName("viewing + Connect for another session -> no capture")
  void connectElsewhere() {
    assertThat(Play.viewing().on(Play.connect(Play.OTHER)).capturing()).isFalse();
  }

  @Test
  @DisplayName("viewing + Recorded for every number -> no CONTROL: the customer was never asked")
  void controlWithoutQuestion() {
    Play play = Play.connected();
    recordEverything(play);
    assertThat(play.active().grants().inForce()).containsExactly(Grant.VIEW);
    assertThat(play.inputOpen()).isFalse();
  }

  @Test
  @DisplayName(
      "CONTROL asked + Recorded for every number -> no CONTROL before the customer answers")
  void controlBeforeAnswer() {
    Play play = Play.controlAsked();
    recordEverything(play);
    assertThat(play.inputOpen()).isFalse();
    play.on(new Answered(play.question(), Reply.REFUSE));
    recordEverything(play);
    assertThat(play.inputOpen()).isFalse();
  }

  @Test
  @DisplayName("over + replayed PasswordCheck, Recorded, Connect -> no question, no capture")
  void replayAfterTheEnd() {
    Play play = Play.controlling().on(new StopClicked()).on(new PasswordMade(Play.PASSWORD));
    play.on(Play.check(Play.ID));
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(play.did(Effect.Ask.class)).isFalse();
    recordEverything(play);
    play.on(Play.connect(Play.ID)).on(Play.answer(Play.ID, "answer"));
    assertThat(play.capturing()).isFalse();
  }

  @Test
  @DisplayName("refused + the same PasswordCheck again -> the used-up password opens nothing")
  void replayedCheck() {
    Play play = Play.asked();
    play.on(new Answered(play.question(), Reply.REFUSE));
    SessionPassword renewed = SessionPassword.of("RRR 222 YYY", Play.PASSWORD.salt(), 1);
    play.on(new PasswordMade(renewed)).on(Play.check(Play.ID)).on(Play.check(Play.OTHER));
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(play.did(Effect.Ask.class)).isFalse();
  }

  @Test
  @DisplayName("Ready + proof made for another session -> rejected")
  void proofOfAnotherSession() {
    Play play = Play.ready();
    play.on(Play.check(Play.ID, Play.PASSWORD.secret().proof(Play.OTHER)));
    assertThat(play.phase()).isEqualTo("Ready");
    assertThat(play.did(Effect.Ask.class)).isFalse();
  }

  @Test
  @DisplayName("Active + PasswordCheck of a second technician -> ignored")
  void secondTechnician() {
    Play play = Play.controlling().on(Play.check(Play.OTHER));
    assertThat(play.active().session().id()).isEqualTo(Play.ID);
    assertThat(play.did(Effect.Ignored.class)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "ignored"})
  @DisplayName("offered + Answer with a wrong MAC -> over(UNTRUSTED_PEER), answer not applied")
  void wrongMac(String mac) {
    Play play = Play.viewing().on(Play.connect(Play.ID));
    play.on(new OfferMade(play.peer(), "offer")).on(new Answer(Play.ID, "answer", mac));
    play.expectOver("UNTRUSTED_PEER");
    assertThat(play.did(Effect.AcceptAnswer.class)).isFalse();
  }

  @Test
  @DisplayName("offered + Answer with the MAC of the offer, of another SDP or session -> over")
  void borrowedMac() {
    var secret = Play.PASSWORD.secret();
    for (String mac :
        List.of(
            secret.macOffer(Play.ID, "answer"),
            secret.macAnswer(Play.ID, "another"),
            secret.macAnswer(Play.OTHER, "answer"))) {
      Play play = Play.viewing().on(Play.connect(Play.ID));
      play.on(new OfferMade(play.peer(), "offer")).on(new Answer(Play.ID, "answer", mac));
      play.expectOver("UNTRUSTED_PEER");
    }
  }

  @Test
  @DisplayName("answered + the same Answer again -> ignored: no offer waits for it")
  void replayedAnswer() {
    Play play = Play.connected().on(Play.answer(Play.ID, "answer"));
    assertThat(play.did(Effect.AcceptAnswer.class)).isFalse();
  }

  @Test
  @DisplayName("viewing + Answer before any offer -> ignored")
  void answerBeforeOffer() {
    Play play = Play.viewing().on(Play.answer(Play.ID, "answer"));
    assertThat(play.did(Effect.AcceptAnswer.class)).isFalse();
    play.on(Play.connect(Play.ID)).on(Play.answer(Play.ID, "answer"));
    assertThat(play.did(Effect.AcceptAnswer.class)).isFalse();
  }

  @Test
  @DisplayName("controlling + Connect again and again -> takes CONTROL away, never gives it back")
  void connectAgain() {
    Play play = Play.controlling();
    for (int i = 0; i < 3; i++) {
      play.on(Play.connect(Play.ID));
      recordEverything(play);
      play.on(new TechnicianBack(Play.ID));
    }
    assertThat(play.active().grants().inForce()).containsExactly(Grant.VIEW);
    assertThat(play.inputOpen()).isFalse();
  }

  @Test
  @DisplayName("controlling + End, Away, Candidate for another session -> nothing changes")
  void anotherSession() {
    Play play = Play.controlling();
    AgentState before = play.state;
    play.on(new End(Play.OTHER, EndReason.TECHNICIAN_ENDED));
    play.on(new TechnicianAway(Play.OTHER, 0));
    play.on(new TechnicianBack(Play.OTHER));
    play.on(new Candidate(Play.OTHER, new IceCandidate("candidate:1", "0", 0)));
    assertThat(play.state).isEqualTo(before);
    assertThat(play.inputOpen()).isTrue();
  }

  @Test
  @DisplayName("Ready + a name with line breaks, direction marks or no UUID -> not even a question")
  void hostileNames() {
    String proof = Play.PASSWORD.secret().proof(Play.ID);
    for (String name : List.of("A\nB", "A\u202EB", "A\u2066B", "A\u0000B", " ", "x".repeat(201))) {
      Play play = Play.ready();
      play.on(new PasswordCheck(Play.ID, "n", name, "firm", "1", RecordingPolicy.OFF, proof));
      assertThat(play.phase()).as(name).isEqualTo("Ready");
    }
    String id = "../../etc/passwd";
    Play play = Play.ready();
    proof = Play.PASSWORD.secret().proof(id);
    play.on(new PasswordCheck(id, "n", "Anna", "firm", "1", RecordingPolicy.OFF, proof));
    assertThat(play.phase()).isEqualTo("Ready");
  }

  /// Without an answer of the customer, whatever else happens.
  @RepeatedTest(50)
  @DisplayName("any sequence without the customer's ALLOW -> never a capture, never input")
  void withoutConsent(RepetitionInfo repetition) {
    var random = new Random(repetition.getCurrentRepetition());
    Play play = Play.ready();
    for (int i = 0; i < 1000; i++) {
      play.on(random.nextInt(4) == 0 ? without(Reply.ALLOW, play, random) : server(random));
      assertThat(play.capturing()).isFalse();
      assertThat(play.inputOpen()).isFalse();
    }
  }

  /// The customer shows the screen but never allows control.
  @RepeatedTest(50)
  @DisplayName("any sequence without ALLOW for CONTROL -> never input")
  void withoutControl(RepetitionInfo repetition) {
    var random = new Random(1000 + repetition.getCurrentRepetition());
    Play play = Play.connected();
    for (int i = 0; i < 1000; i++) {
      AgentEvent event =
          switch (random.nextInt(8)) {
            case 0 -> without(Reply.ALLOW, play, random);
            case 1 -> new GrantAsked(play.peer(), Grant.CONTROL);
            default -> server(random);
          };
      play.on(event);
      assertThat(play.inputOpen()).isFalse();
    }
  }

  private static void recordEverything(Play play) {
    for (int seq = -1; seq < MANY; seq++) {
      play.on(Play.recorded(Play.ID, seq));
    }
  }

  private static AgentEvent without(Reply never, Play play, Random random) {
    int question = play.all.stream().anyMatch(Effect.Ask.class::isInstance) ? play.question() : 1;
    return switch (random.nextInt(6)) {
      case 0 -> new Answered(question, never == Reply.REFUSE ? Reply.EXPIRED : Reply.REFUSE);
      case 1 -> new TimeUp(random.nextInt(MANY));
      case 2 -> new PasswordMade(Play.PASSWORD);
      case 3 -> new LineLost();
      case 4 -> new OfferMade(random.nextInt(MANY), "offer");
      default -> new LineUp("123456789", "Beispiel IT");
    };
  }

  /// Anything that a server can say, which even knows the password.
  private static AgentEvent server(Random random) {
    String id = random.nextInt(4) == 0 ? Play.OTHER : Play.ID;
    List<ServerToAgent> messages = new ArrayList<>();
    messages.add(Play.check(id));
    messages.add(Play.check(id, "wrong"));
    messages.add(Play.recorded(id, random.nextInt(MANY)));
    messages.add(new Connect(id, List.of(new IceServer(List.of("turn:x"), "u", "p")), true, true));
    messages.add(Play.connect(id));
    messages.add(Play.prepare(id));
    messages.add(Play.answer(id, "answer"));
    messages.add(new Answer(id, "answer", "wrong"));
    messages.add(new Candidate(id, new IceCandidate("candidate:1", "0", 0)));
    messages.add(new TechnicianAway(id, 20));
    messages.add(new TechnicianBack(id));
    messages.add(new End(id, EndReason.TECHNICIAN_ENDED));
    messages.add(new Failure(FailureCode.values()[random.nextInt(FailureCode.values().length)]));
    messages.add(new Welcome("987654321", "Bad Firm"));
    messages.add(new Challenge(1, "nonce"));
    return new AgentEvent.FromServer(messages.get(random.nextInt(messages.size())));
  }
}
