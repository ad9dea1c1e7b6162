package de.beistand.agent.session;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.ChannelClosed;
import de.beistand.agent.session.AgentEvent.ChannelOpened;
import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.CustomerActive;
import de.beistand.agent.session.AgentEvent.GrantAsked;
import de.beistand.agent.session.AgentEvent.GrantReturned;
import de.beistand.agent.session.AgentEvent.LineLost;
import de.beistand.agent.session.AgentEvent.LineRefused;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.OfferMade;
import de.beistand.agent.session.AgentEvent.PasswordMade;
import de.beistand.agent.session.AgentEvent.Path;
import de.beistand.agent.session.AgentEvent.PathChanged;
import de.beistand.agent.session.AgentEvent.PeerBroke;
import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.agent.session.AgentEvent.TechnicianLeft;
import de.beistand.agent.session.AgentEvent.TimeUp;
import de.beistand.agent.session.AgentEvent.WithdrawClicked;
import de.beistand.agent.window.CustomerWindow;
import de.beistand.agent.window.CustomerWindow.Reply;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToAgent.End;
import de.beistand.protocol.signaling.ServerToAgent.TechnicianAway;
import de.beistand.protocol.signaling.ServerToAgent.TechnicianBack;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AgentStateTest {

  @Nested
  class BeforeASession {
    @Test
    @DisplayName("Preparing + PasswordMade without a line -> Ready, and nobody is told")
    void readyOffline() {
      Play play = new Play().on(new PasswordMade(Play.PASSWORD));
      assertThat(play.phase()).isEqualTo("Ready");
      assertThat(play.last).isEmpty();
    }

    @Test
    @DisplayName("Ready + LineUp -> Ready, ID and password shown, the server told salt and rounds")
    void lineUp() {
      Play play = new Play().on(new PasswordMade(Play.PASSWORD));
      play.on(new LineUp("123456789", "Beispiel IT"));
      assertThat(play.said())
          .containsExactly(new AgentToServer.PasswordReady(Play.PASSWORD.salt(), 1));
      assertThat(play.last)
          .contains(
              new Effect.ShowLine(CustomerWindow.Line.READY),
              new Effect.ShowReady("123456789", "F2K 4LM 7RZ", "Beispiel IT", false));
    }

    @Test
    @DisplayName("Ready + right proof -> AwaitingConsent, accepted, ASKED VIEW, question shown")
    void rightProof() {
      Play play = Play.asked();
      assertThat(play.phase()).isEqualTo("AwaitingConsent");
      assertThat(play.said()).containsExactly(new AgentToServer.PasswordAccepted(Play.ID));
      assertThat(play.lastEvent()).isEqualTo("ASKED VIEW");
      CustomerWindow.Question question = play.lastOf(Effect.Ask.class).text();
      assertThat(question.technician()).isEqualTo("Anna Berger");
      assertThat(question.answerWithin()).isEqualTo(Play.PATIENCE);
    }

    @Test
    @DisplayName("Ready + three wrong proofs -> Preparing, a new password, the customer told")
    void wrongProofs() {
      Play play = Play.ready();
      play.on(Play.check(Play.ID, "wrong"));
      assertThat(play.said()).containsExactly(new AgentToServer.PasswordRejected(Play.ID, 2));
      play.on(Play.check(Play.ID, "wrong"));
      play.on(Play.check(Play.ID, "wrong"));
      assertThat(play.said()).containsExactly(new AgentToServer.PasswordRejected(Play.ID, 0));
      assertThat(play.phase()).isEqualTo("Preparing");
      assertThat(play.did(Effect.MakePassword.class)).isTrue();
      play.on(new PasswordMade(Play.PASSWORD));
      assertThat(play.lastOf(Effect.ShowReady.class).renewedAfterWrongAttempts()).isTrue();
    }

    @Test
    @DisplayName("Ready + wrong proofs over a reconnect -> attempts are not given back")
    void attemptsSurviveReconnect() {
      Play play = Play.ready();
      play.on(Play.check(Play.ID, "wrong")).on(Play.check(Play.ID, "wrong"));
      play.on(new LineLost()).on(new LineUp("123456789", "Beispiel IT"));
      play.on(Play.check(Play.OTHER, "wrong"));
      assertThat(play.phase()).isEqualTo("Preparing");
    }

    @Test
    @DisplayName("Ready + CloseClicked -> Closed at once, nothing is owed")
    void close() {
      Play play = Play.ready().on(new CloseClicked());
      assertThat(play.phase()).isEqualTo("Closed");
      assertThat(play.did(Effect.Exit.class)).isTrue();
    }

    @Test
    @DisplayName("any + LineRefused -> the window says so")
    void refused() {
      Play play = Play.ready().on(new LineRefused());
      assertThat(play.last).contains(new Effect.ShowLine(CustomerWindow.Line.REFUSED));
    }
  }

  @Nested
  class Consent {
    @Test
    @DisplayName("AwaitingConsent + ALLOW -> Active, GIVEN VIEW, but nothing is in force")
    void allow() {
      Play play = Play.given();
      assertThat(play.phase()).isEqualTo("Active");
      assertThat(play.lastEvent()).isEqualTo("GIVEN VIEW");
      assertThat(play.active().grants().inForce()).isEmpty();
      assertThat(play.capturing()).isFalse();
    }

    @Test
    @DisplayName("Active + Recorded(GIVEN VIEW) -> VIEW in force, Stop sign shown")
    void recorded() {
      Play play = Play.viewing();
      assertThat(play.active().grants().inForce()).containsExactly(Grant.VIEW);
      assertThat(play.last)
          .containsExactly(new Effect.ShowActive("Anna Berger", "Beispiel IT", Set.of(Grant.VIEW)));
    }

    @Test
    @DisplayName("AwaitingConsent + REFUSE -> over(CONSENT_REFUSED), new password")
    void refuse() {
      Play play = Play.asked();
      play.on(new Answered(play.question(), Reply.REFUSE)).expectOver("CONSENT_REFUSED");
      assertThat(play.lastEvent()).isEqualTo("REFUSED VIEW");
      assertThat(play.did(Effect.MakePassword.class)).isTrue();
    }

    @Test
    @DisplayName("AwaitingConsent + no answer in time -> over(CONSENT_EXPIRED), question closed")
    void expired() {
      Play play = Play.asked();
      assertThat(play.last).contains(new Effect.StartTimer(play.question(), Play.PATIENCE));
      play.on(new TimeUp(play.question())).expectOver("CONSENT_EXPIRED");
      assertThat(play.lastEvent()).isEqualTo("EXPIRED VIEW");
      assertThat(play.did(Effect.DismissQuestion.class)).isTrue();
    }

    @Test
    @DisplayName("AwaitingConsent + no answer, then ALLOW -> stays over: silence was a refusal")
    void tooLate() {
      Play play = Play.asked();
      int question = play.question();
      play.on(new TimeUp(question)).on(new Answered(question, Reply.ALLOW));
      play.expectOver("CONSENT_EXPIRED");
    }

    @Test
    @DisplayName("AwaitingConsent + StopClicked -> over(CONSENT_REFUSED)")
    void stop() {
      Play.asked().on(new StopClicked()).expectOver("CONSENT_REFUSED");
    }

    @Test
    @DisplayName("AwaitingConsent + End -> over, question closed")
    void end() {
      Play play = Play.asked().on(new End(Play.ID, EndReason.TECHNICIAN_LEFT));
      play.expectOver("TECHNICIAN_LEFT");
      assertThat(play.did(Effect.DismissQuestion.class)).isTrue();
    }

    @Test
    @DisplayName("AwaitingConsent + ALLOW offline -> after LineUp resumed and testified again")
    void offline() {
      Play play = Play.asked().on(new LineLost());
      play.on(new Answered(play.question(), Reply.ALLOW));
      play.on(new LineUp("123456789", "Beispiel IT"));
      assertThat(play.said()).containsExactly(new AgentToServer.Resume(Play.ID));
      assertThat(testified(play)).containsExactly("1 ASKED", "2 GIVEN");
    }
  }

  @Nested
  class Control {
    @Test
    @DisplayName("viewing + Ask CONTROL -> the customer is asked, the technician told")
    void asked() {
      Play play = Play.controlAsked();
      assertThat(play.lastEvent()).isEqualTo("ASKED CONTROL");
      assertThat(play.lastOf(Effect.Ask.class).text().grant()).isEqualTo(Grant.CONTROL);
      assertThat(told(play))
          .containsExactly(new AgentToTechnician.Answer(Grant.CONTROL, EventKind.ASKED));
    }

    @Test
    @DisplayName("CONTROL given + not recorded -> no input")
    void givenOnly() {
      Play play = Play.controlAsked();
      play.on(new Answered(play.question(), Reply.ALLOW));
      assertThat(play.lastEvent()).isEqualTo("GIVEN CONTROL");
      assertThat(play.inputOpen()).isFalse();
    }

    @Test
    @DisplayName("CONTROL given + Recorded -> input, both sides told")
    void inForce() {
      Play play = Play.controlling();
      assertThat(play.inputOpen()).isTrue();
      assertThat(told(play))
          .containsExactly(
              new AgentToTechnician.Answer(Grant.CONTROL, EventKind.GIVEN),
              new AgentToTechnician.Grants(List.of(Grant.VIEW, Grant.CONTROL)));
      assertThat(play.lastOf(Effect.ShowActive.class).grants())
          .containsExactlyInAnyOrder(Grant.VIEW, Grant.CONTROL);
    }

    @Test
    @DisplayName("CONTROL asked + REFUSE -> the picture goes on, no input")
    void refused() {
      Play play = Play.controlAsked();
      play.on(new Answered(play.question(), Reply.REFUSE));
      assertThat(play.lastEvent()).isEqualTo("REFUSED CONTROL");
      assertThat(play.capturing()).isTrue();
      assertThat(play.inputOpen()).isFalse();
      assertThat(told(play))
          .containsExactly(new AgentToTechnician.Answer(Grant.CONTROL, EventKind.REFUSED));
    }

    @Test
    @DisplayName("CONTROL asked + no answer in time -> EXPIRED, question closed")
    void expired() {
      Play play = Play.controlAsked();
      play.on(new TimeUp(play.question()));
      assertThat(play.lastEvent()).isEqualTo("EXPIRED CONTROL");
      assertThat(play.did(Effect.DismissQuestion.class)).isTrue();
      assertThat(play.inputOpen()).isFalse();
    }

    @Test
    @DisplayName("CONTROL refused three times + Ask -> refused without asking the customer again")
    void leftInPeace() {
      Play play = Play.connected();
      for (int i = 0; i < 3; i++) {
        play.on(new GrantAsked(play.peer(), Grant.CONTROL));
        play.on(new Answered(play.question(), Reply.REFUSE));
      }
      play.on(new GrantAsked(play.peer(), Grant.CONTROL));
      assertThat(play.did(Effect.Ask.class)).isFalse();
      assertThat(told(play))
          .containsExactly(new AgentToTechnician.Answer(Grant.CONTROL, EventKind.REFUSED));
    }

    @Test
    @DisplayName("question open + Ask -> one question at a time")
    void oneAtATime() {
      Play play = Play.controlAsked();
      play.on(new GrantAsked(play.peer(), Grant.CONTROL));
      assertThat(play.last).isEmpty();
    }

    @Test
    @DisplayName("controlling + Withdraw CONTROL -> input closed first, then testified")
    void withdrawn() {
      Play play = Play.controlling().on(new WithdrawClicked(Grant.CONTROL));
      assertThat(play.last.getFirst()).isEqualTo(new Effect.Input(false));
      assertThat(play.lastEvent()).isEqualTo("WITHDRAWN CONTROL");
      assertThat(play.capturing()).isTrue();
      assertThat(told(play)).containsExactly(new AgentToTechnician.Grants(List.of(Grant.VIEW)));
    }

    @Test
    @DisplayName("controlling + GiveBack CONTROL -> RETURNED, no input")
    void returned() {
      Play play = Play.controlling();
      play.on(new GrantReturned(play.peer(), Grant.CONTROL));
      assertThat(play.lastEvent()).isEqualTo("RETURNED CONTROL");
      assertThat(play.inputOpen()).isFalse();
    }

    @Test
    @DisplayName("CONTROL given + Withdraw before Recorded, then Recorded -> never in force")
    void withdrawnBeforeRecorded() {
      Play play = Play.controlAsked();
      play.on(new Answered(play.question(), Reply.ALLOW));
      int given = play.events().getLast().seq();
      play.on(new WithdrawClicked(Grant.CONTROL)).on(Play.recorded(Play.ID, given));
      assertThat(play.active().grants().inForce()).containsExactly(Grant.VIEW);
      assertThat(play.inputOpen()).isFalse();
    }

    @Test
    @DisplayName("controlling + CustomerActive -> both sides see it, and when it is over")
    void customerActive() {
      Play play = Play.controlling().on(new CustomerActive(true));
      assertThat(play.last).contains(new Effect.ShowCustomerInControl(true));
      assertThat(told(play)).containsExactly(new AgentToTechnician.CustomerActive(true));
      play.on(new CustomerActive(false));
      assertThat(play.last).contains(new Effect.ShowCustomerInControl(false));
      assertThat(told(play)).containsExactly(new AgentToTechnician.CustomerActive(false));
    }

    @Test
    @DisplayName("CONTROL given while the customer moves the mouse -> the page hears that first")
    void customerActiveWhenControlComes() {
      Play play = Play.controlAsked().on(new CustomerActive(true));
      play.on(new Answered(play.question(), Reply.ALLOW));
      play.on(Play.recorded(Play.ID, play.events().getLast().seq()));
      assertThat(told(play))
          .first()
          .as("or it would say that it controls, and lose what is typed")
          .isEqualTo(new AgentToTechnician.CustomerActive(true));
      assertThat(told(play)).hasAtLeastOneElementOfType(AgentToTechnician.Grants.class);
    }

    @Test
    @DisplayName("viewing + CustomerActive -> nobody is told, there is nothing to hold back")
    void customerActiveWithoutControl() {
      assertThat(Play.connected().on(new CustomerActive(true)).last).isEmpty();
    }
  }

  @Nested
  class TheWay {
    @Test
    @DisplayName("viewing + Connect -> peer opened; OfferMade -> sent with its MAC")
    void offer() {
      Play play = Play.viewing().on(Play.connect(Play.ID));
      assertThat(play.did(Effect.OpenPeer.class)).isTrue();
      play.on(new OfferMade(play.peer(), "v=0 offer"));
      assertThat(play.said())
          .containsExactly(
              new AgentToServer.Offer(
                  Play.ID, "v=0 offer", Play.PASSWORD.secret().macOffer(Play.ID, "v=0 offer")));
    }

    @Test
    @DisplayName("path CONNECTED for the first time -> CONNECTED; the clock runs")
    void connected() {
      Play play = Play.connected();
      assertThat(play.lastEvent()).isEqualTo("CONNECTED");
      play.after(Duration.ofMinutes(3)).on(new StopClicked());
      assertThat(play.lastOf(Effect.ShowEnded.class).duration()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    @DisplayName("channel opened -> grants and screen told")
    void channelOpened() {
      Play play = Play.connected();
      assertThat(play.last)
          .containsExactly(
              new Effect.TellScreen(play.peer()),
              new Effect.Tell(play.peer(), new AgentToTechnician.Grants(List.of(Grant.VIEW))),
              new Effect.Tell(play.peer(), new AgentToTechnician.Paused(false)));
    }

    @Test
    @DisplayName("path DISCONNECTED -> INTERRUPTED, no input; 5 s later ICE restart")
    void interrupted() {
      Play play = Play.controlling();
      play.on(new PathChanged(play.peer(), Path.DISCONNECTED));
      assertThat(play.lastEvent()).isEqualTo("INTERRUPTED");
      assertThat(play.inputOpen()).isFalse();
      assertThat(play.last).contains(new Effect.ShowInterrupted(true));
      play.on(new TimeUp(timer(play, Link.HEAL_WITHIN)));
      assertThat(play.last).contains(new Effect.RestartIce(play.peer()));
    }

    @Test
    @DisplayName("path DISCONNECTED, CONNECTED -> RESTORED, input again, no restart")
    void restored() {
      Play play = Play.controlling();
      play.on(new PathChanged(play.peer(), Path.DISCONNECTED));
      int heal = timer(play, Link.HEAL_WITHIN);
      play.on(new PathChanged(play.peer(), Path.CONNECTED));
      assertThat(play.lastEvent()).isEqualTo("RESTORED");
      assertThat(play.inputOpen()).isTrue();
      assertThat(play.on(new TimeUp(heal)).last).isEmpty();
    }

    @Test
    @DisplayName("path FAILED -> ICE restart at once")
    void failed() {
      Play play = Play.connected();
      play.on(new PathChanged(play.peer(), Path.FAILED));
      assertThat(play.last).contains(new Effect.RestartIce(play.peer()));
    }

    @Test
    @DisplayName("path FAILED without a line -> ICE restart when the line is back")
    void failedOffline() {
      Play play = Play.connected().on(new LineLost());
      play.on(new PathChanged(play.peer(), Path.FAILED));
      assertThat(play.did(Effect.RestartIce.class)).isFalse();
      play.on(new LineUp("123456789", "Beispiel IT"));
      assertThat(play.last).contains(new Effect.RestartIce(play.peer()));
    }

    @Test
    @DisplayName("offer out + line lost and back -> one new offer, not two")
    void offerLost() {
      Play play = Play.viewing().on(Play.connect(Play.ID));
      play.on(new OfferMade(play.peer(), "offer")).on(new LineLost());
      play.on(new LineUp("123456789", "Beispiel IT"));
      assertThat(play.last).contains(new Effect.RestartIce(play.peer()));
      play.on(new TechnicianBack(Play.ID));
      assertThat(play.did(Effect.RestartIce.class)).isFalse();
    }

    @Test
    @DisplayName("offer out + path FAILED -> waits for the answer instead of a second offer")
    void oneOfferAtATime() {
      Play play = Play.connected();
      play.on(new PathChanged(play.peer(), Path.FAILED));
      play.on(new OfferMade(play.peer(), "restart"));
      play.on(new TimeUp(timer(play, Duration.ofSeconds(10))));
      assertThat(play.did(Effect.RestartIce.class)).isFalse();
      play.on(Play.answer(Play.ID, "answer 2"));
      play.on(new TimeUp(timer(play, Duration.ofSeconds(10))));
      assertThat(play.did(Effect.RestartIce.class)).isTrue();
    }

    @Test
    @DisplayName("page away with an offer out, page back -> a new offer")
    void offerToNobody() {
      Play play = Play.connected();
      play.on(new PathChanged(play.peer(), Path.FAILED));
      play.on(new OfferMade(play.peer(), "restart")).on(new TechnicianAway(Play.ID, 20));
      play.on(new TechnicianBack(Play.ID));
      assertThat(play.did(Effect.RestartIce.class)).isTrue();
    }

    @Test
    @DisplayName("path never comes -> over(CONNECTION_FAILED)")
    void neverConnected() {
      Play play = Play.viewing().on(Play.connect(Play.ID));
      play.on(new TimeUp(timer(play, Link.CONNECT_WITHIN))).expectOver("CONNECTION_FAILED");
    }

    @Test
    @DisplayName("path does not come back -> over(CONNECTION_FAILED)")
    void notRestored() {
      Play play = Play.connected();
      play.on(new PathChanged(play.peer(), Path.DISCONNECTED));
      play.on(new TimeUp(timer(play, Link.RECONNECT_WITHIN))).expectOver("CONNECTION_FAILED");
    }

    @Test
    @DisplayName("controlling + second Connect (reload) -> old peer closed, only VIEW survives")
    void reload() {
      Play play = Play.controlling();
      int old = play.peer();
      play.on(Play.connect(Play.ID));
      assertThat(play.last.getFirst()).isEqualTo(new Effect.Input(false));
      assertThat(play.last).contains(new Effect.ClosePeer(old, null));
      assertThat(testified(play)).containsExactly("6 RETURNED", "7 INTERRUPTED");
      assertThat(play.active().grants().inForce()).containsExactly(Grant.VIEW);
      assertThat(play.peer()).isNotEqualTo(old);
      play.on(new PathChanged(play.peer(), Path.CONNECTED));
      assertThat(play.lastEvent()).isEqualTo("RESTORED");
    }

    @Test
    @DisplayName("events of the peer before -> ignored")
    void oldPeer() {
      Play play = Play.connected();
      int old = play.peer();
      play.on(Play.connect(Play.ID)).on(new TechnicianLeft(old));
      assertThat(play.phase()).isEqualTo("Active");
      play.on(new GrantAsked(old, Grant.CONTROL));
      assertThat(play.did(Effect.Ask.class)).isFalse();
    }

    @Test
    @DisplayName("controlling + TechnicianAway -> input released; TechnicianBack -> input again")
    void away() {
      Play play = Play.controlling().on(new TechnicianAway(Play.ID, 20));
      assertThat(play.inputOpen()).isFalse();
      play.on(new TechnicianBack(Play.ID));
      assertThat(play.inputOpen()).isTrue();
    }

    @Test
    @DisplayName("controlling + ChannelClosed -> input released; ChannelOpened -> input again")
    void channelClosed() {
      Play play = Play.controlling();
      play.on(new ChannelClosed(play.peer()));
      assertThat(play.inputOpen()).isFalse();
      play.on(new ChannelOpened(play.peer()));
      assertThat(play.inputOpen()).isTrue();
    }
  }

  @Nested
  class TheEnd {
    @Test
    @DisplayName("controlling + StopClicked -> input, peer, then window, then server")
    void stop() {
      Play play = Play.controlling().on(new StopClicked()).expectOver("CUSTOMER_STOPPED");
      assertThat(play.last.stream().map(effect -> effect.getClass().getSimpleName()))
          .containsExactly(
              "Input", "ClosePeer", "Testify", "ShowEnded", "MakePassword", "ShowJoining");
    }

    @Test
    @DisplayName("viewing + Withdraw VIEW -> over(CUSTOMER_STOPPED)")
    void withdrawView() {
      Play play = Play.connected().on(new WithdrawClicked(Grant.VIEW));
      play.expectOver("CUSTOMER_STOPPED");
      assertThat(testified(play)).containsExactly("4 WITHDRAWN", "5 ENDED");
    }

    @Test
    @DisplayName("viewing + technician's goodbye on the channel -> over(TECHNICIAN_ENDED)")
    void technicianLeft() {
      Play play = Play.connected();
      play.on(new TechnicianLeft(play.peer())).expectOver("TECHNICIAN_ENDED");
    }

    @Test
    @DisplayName("viewing + End -> over, answered with ENDED")
    void end() {
      Play play = Play.connected().on(new End(Play.ID, EndReason.TECHNICIAN_ENDED));
      play.expectOver("TECHNICIAN_ENDED");
      assertThat(play.lastEvent()).isEqualTo("ENDED TECHNICIAN_ENDED");
    }

    @Test
    @DisplayName("viewing + PeerBroke -> over(CONNECTION_FAILED)")
    void broke() {
      Play play = Play.connected();
      play.on(new PeerBroke(play.peer(), "offer")).expectOver("CONNECTION_FAILED");
    }

    @Test
    @DisplayName(
        "viewing + the server does not know the session -> over(AGENT_LOST), events forgotten")
    void unknownSession() {
      Play play = Play.connected().on(new ServerToAgent.Failure(FailureCode.UNKNOWN_SESSION));
      play.expectOver("AGENT_LOST");
      assertThat(play.state.ledger().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("viewing + 120 s without the server -> over(AGENT_LOST)")
    void withoutServer() {
      Play play = Play.connected().on(new LineLost());
      assertThat(play.capturing()).isTrue();
      play.on(new TimeUp(timer(play, Duration.ofSeconds(120)))).expectOver("AGENT_LOST");
    }

    @Test
    @DisplayName("viewing + line lost and back -> resumed, unacknowledged events again, timer off")
    void lineBack() {
      Play play = Play.connected().on(new LineLost());
      int lost = timer(play, Duration.ofSeconds(120));
      play.on(new LineUp("123456789", "Beispiel IT"));
      assertThat(play.said()).containsExactly(new AgentToServer.Resume(Play.ID));
      assertThat(testified(play)).containsExactly("3 CONNECTED");
      play.on(new TimeUp(lost));
      assertThat(play.phase()).isEqualTo("Active");
    }

    @Test
    @DisplayName("stopped offline, line back -> ENDED again, then the new password")
    void stoppedOffline() {
      Play play = Play.connected().on(new LineLost()).on(new StopClicked());
      play.on(new PasswordMade(Play.PASSWORD)).on(new LineUp("123456789", "Beispiel IT"));
      assertThat(testified(play)).containsExactly("3 CONNECTED", "4 ENDED");
      assertThat(play.last.stream().map(effect -> effect.getClass().getSimpleName()))
          .containsExactly("ShowLine", "Testify", "Testify", "Send", "ShowReady");
      play.on(Play.recorded(Play.ID, 3)).on(Play.recorded(Play.ID, 4));
      assertThat(play.state.ledger().isEmpty()).isTrue();
    }

    @Test
    @DisplayName("viewing + CloseClicked -> Closing until ENDED is recorded, then Closed")
    void close() {
      Play play = Play.connected().on(Play.recorded(Play.ID, 3)).on(new CloseClicked());
      assertThat(play.capturing()).isFalse();
      assertThat(play.lastEvent()).isEqualTo("ENDED AGENT_CLOSED");
      assertThat(play.phase()).isEqualTo("Closing");
      play.on(Play.recorded(Play.ID, 4));
      assertThat(play.phase()).isEqualTo("Closed");
      assertThat(play.did(Effect.Exit.class)).isTrue();
    }

    @Test
    @DisplayName("Closing + the server is silent -> Closed after 2 s")
    void closeWithoutServer() {
      Play play = Play.connected().on(new CloseClicked());
      play.on(new TimeUp(timer(play, Duration.ofSeconds(2))));
      assertThat(play.phase()).isEqualTo("Closed");
    }

    @Test
    @DisplayName("Closed + anything -> Closed, nothing happens")
    void closed() {
      Play play = Play.ready().on(new CloseClicked());
      play.on(new LineUp("123456789", "Beispiel IT")).on(Play.check(Play.ID));
      assertThat(play.phase()).isEqualTo("Closed");
      assertThat(play.last).isEmpty();
    }

    @Test
    @DisplayName("events of a session are numbered from 1 without gaps")
    void numbers() {
      Play play = Play.controlling().on(new StopClicked());
      assertThat(play.events().stream().map(Fact::seq)).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  private static int timer(Play play, Duration after) {
    return play.all.stream()
        .filter(Effect.StartTimer.class::isInstance)
        .map(Effect.StartTimer.class::cast)
        .filter(timer -> timer.after().equals(after))
        .toList()
        .getLast()
        .timer();
  }

  private static List<AgentToTechnician> told(Play play) {
    return play.last.stream()
        .filter(Effect.Tell.class::isInstance)
        .map(effect -> ((Effect.Tell) effect).message())
        .toList();
  }

  private static List<String> testified(Play play) {
    return play.last.stream()
        .filter(Effect.Testify.class::isInstance)
        .map(effect -> ((Effect.Testify) effect).event())
        .map(event -> event.seq() + " " + event.kind())
        .toList();
  }
}
