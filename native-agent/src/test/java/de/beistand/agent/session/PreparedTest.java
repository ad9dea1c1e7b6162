package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.CandidateFound;
import de.beistand.agent.session.AgentEvent.ChannelOpened;
import de.beistand.agent.session.AgentEvent.LineLost;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.OfferMade;
import de.beistand.agent.session.AgentEvent.Path;
import de.beistand.agent.session.AgentEvent.PathChanged;
import de.beistand.agent.session.AgentEvent.PeerBroke;
import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.ServerToAgent.End;
import de.beistand.protocol.signaling.ServerToAgent.TechnicianBack;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A connection that is made while the customer is being asked: it shows nothing before the consent
/// is on record, and then is at once there.
class PreparedTest {
  private static final IceCandidate CANDIDATE = new IceCandidate("candidate:1", "0", 0);

  @Test
  @DisplayName(
      "asked + Prepare -> a connection that looks at nothing; its offer goes to the server")
  void prepares() {
    Play play = Play.asked().on(Play.prepare(Play.ID));
    assertThat(play.last)
        .startsWith(new Effect.Look(false)) // before the capture begins
        .anyMatch(Effect.OpenPeer.class::isInstance);
    assertThat(play.capturing()).isFalse();
    play.on(new OfferMade(play.peer(), "offer"));
    assertThat(play.said()).singleElement().isInstanceOf(AgentToServer.Offer.class);
    play.on(new CandidateFound(play.peer(), CANDIDATE));
    assertThat(play.said()).containsExactly(new AgentToServer.Candidate(Play.ID, CANDIDATE));
  }

  @Test
  @DisplayName("prepared + ALLOW, Recorded, Connect(offered) -> the same connection looks")
  void goesOn() {
    Play play = Play.prepared();
    int peer = play.peer();
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    assertThat(play.capturing()).isFalse();
    play.on(Play.offered(Play.ID));
    assertThat(play.capturing()).isTrue();
    assertThat(play.did(Effect.OpenPeer.class)).isFalse();
    play.on(Play.answer(Play.ID, "answer"));
    assertThat(play.lastOf(Effect.AcceptAnswer.class).peer()).isEqualTo(peer);
    play.on(new PathChanged(peer, Path.CONNECTED)).on(new ChannelOpened(peer));
    assertThat(play.lastEvent()).isEqualTo("CONNECTED");
  }

  @Test
  @DisplayName("prepared + ALLOW + Connect(offered) before Recorded -> nothing")
  void connectTooEarly() {
    Play play = Play.prepared();
    play.on(new Answered(play.question(), Reply.ALLOW)).on(Play.offered(Play.ID));
    assertThat(play.capturing()).isFalse();
    play.on(Play.answer(Play.ID, "answer"));
    assertThat(play.did(Effect.AcceptAnswer.class)).isFalse();
  }

  @Test
  @DisplayName("prepared + Answer, before or after ALLOW -> no path: it was not asked for yet")
  void answerTooEarly() {
    Play play = Play.prepared().on(Play.answer(Play.ID, "answer"));
    assertThat(play.did(Effect.AcceptAnswer.class)).isFalse();
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    play.on(Play.answer(Play.ID, "answer"));
    assertThat(play.did(Effect.AcceptAnswer.class)).isFalse();
  }

  @Test
  @DisplayName("prepared + ALLOW, Recorded, Connect(not offered) -> another connection")
  void offerWasLost() {
    Play play = Play.prepared();
    int first = play.peer();
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    play.on(Play.connect(Play.ID));
    assertThat(play.last).contains(new Effect.ClosePeer(first, null));
    assertThat(play.peer()).isNotEqualTo(first);
    assertThat(play.capturing()).isTrue();
  }

  @Test
  @DisplayName("prepared + line lost and back, technician back -> no ICE restart before Connect")
  void lineBreaks() {
    Play play = Play.prepared();
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    play.on(new LineLost()).on(new LineUp("123456789", "Beispiel IT"));
    play.on(new TechnicianBack(Play.ID));
    assertThat(play.all).noneMatch(Effect.RestartIce.class::isInstance);
    play.on(Play.connect(Play.ID));
    assertThat(play.capturing()).isTrue();
  }

  @Test
  @DisplayName("prepared + Prepare again -> one connection")
  void oneIsEnough() {
    Play play = Play.prepared().on(Play.prepare(Play.ID));
    assertThat(play.did(Effect.OpenPeer.class)).isFalse();
  }

  @Test
  @DisplayName("prepared + REFUSE, EXPIRED, Stop, End -> the connection closes")
  void nothingStays() {
    for (Reply no : new Reply[] {Reply.REFUSE, Reply.EXPIRED}) {
      Play play = Play.prepared();
      play.on(new Answered(play.question(), no));
      assertThat(play.last).contains(new Effect.ClosePeer(play.peer(), null));
    }
    Play stopped = Play.prepared().on(new StopClicked());
    assertThat(stopped.last).contains(new Effect.ClosePeer(stopped.peer(), null));
    Play ended = Play.prepared().on(new End(Play.ID, EndReason.TECHNICIAN_LEFT));
    assertThat(ended.last).contains(new Effect.ClosePeer(ended.peer(), null));
    ended.expectOver("TECHNICIAN_LEFT");
  }

  @Test
  @DisplayName("prepared + broken -> over: this screen cannot be shown")
  void breaks() {
    Play play = Play.prepared();
    play.on(new PeerBroke(play.peer(), "no display"));
    assertThat(play.did(Effect.DismissQuestion.class)).isTrue();
    play.expectOver("CONNECTION_FAILED");
  }

  @Test
  @DisplayName(
      "prepared, recording required + ALLOW VIEW -> still nothing until both are on record")
  void twoQuestions() {
    Play play = Play.ready();
    play.on(Play.check(Play.ID, Play.PASSWORD.secret().proof(Play.ID), RecordingPolicy.REQUIRED));
    play.on(Play.prepare(Play.ID));
    play.on(new OfferMade(play.peer(), "offer"));
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    play.on(Play.offered(Play.ID));
    assertThat(play.capturing()).isFalse();
    play.on(new Answered(play.question(), Reply.ALLOW)).recordAll();
    play.on(Play.offered(Play.ID));
    assertThat(play.did(Effect.OpenPeer.class)).isFalse();
    assertThat(play.lastOf(Effect.Look.class).allowed()).isTrue();
    assertThat(play.lastOf(Effect.ShowRecording.class).sign().name()).isEqualTo("AWAITED");
  }
}
