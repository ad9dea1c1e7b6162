package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Sides that go and come back in time.
class PresenceIT {
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void pageReloads() throws Exception {
    var running = RunningSession.active(server);
    running.page.close(1001);
    assertThat(running.agent.hears(ServerToAgent.TechnicianAway.class).secondsLeft())
        .isBetween(1, 60);
    var page = running.pageReturns();
    page.say(new TechnicianToServer.Attach(running.id, true));
    assertThat(page.hears(ServerToTechnician.Status.class))
        .isEqualTo(
            new ServerToTechnician.Status(
                running.id, SessionPhase.ACTIVE, true, RecordingPolicy.OFF));
    page.hears(ServerToTechnician.Connect.class);
    running.agent.hears(ServerToAgent.TechnicianBack.class);
    running.agent.hears(ServerToAgent.Connect.class);
    assertThat(server.events(running.id))
        .endsWith("server 3 TECHNICIAN_AWAY GOODBYE", "server 4 TECHNICIAN_BACK");
  }

  @Test
  void pageLosesItsLineOnlyAndNeedsNoOffer() throws Exception {
    var running = RunningSession.active(server);
    running.page.vanish();
    running.agent.hears(ServerToAgent.TechnicianAway.class);
    var page = running.pageReturns();
    page.say(new TechnicianToServer.Attach(running.id, false));
    page.hears(ServerToTechnician.Status.class);
    running.agent.hears(ServerToAgent.TechnicianBack.class);
    running.records(EventKind.CONNECTED, "");
    assertThat(running.agent.unheard()).isEmpty();
    assertThat(page.unheard()).isEmpty();
    assertThat(server.events(running.id)).contains("server 3 TECHNICIAN_AWAY");
  }

  @Test
  void aSecondPageTakesOver() throws Exception {
    var running = RunningSession.active(server);
    FakeTechnician first = running.page;
    running.pageReturns().say(new TechnicianToServer.Attach(running.id, true));
    assertThat(first.hears(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.REPLACED);
    assertThat(first.closeCode()).isEqualTo(4409);
    running.page.hears(ServerToTechnician.Status.class);
    running.page.hears(ServerToTechnician.Connect.class);
    running.agent.hears(ServerToAgent.TechnicianBack.class);
    running.agent.hears(ServerToAgent.Connect.class);
    // the late close of the first page must not count as the technician's
    running.records(EventKind.CONNECTED, "");
    assertThat(server.events(running.id)).noneMatch(event -> event.contains("AWAY"));
  }

  @Test
  void agentLosesItsLine() throws Exception {
    var running = RunningSession.active(server);
    running.agent.vanish();
    assertThat(running.hearsPhase(SessionPhase.ACTIVE).agentPresent()).isFalse();
    var agent = running.agentReturns();
    agent.say(new AgentToServer.Resume(running.id));
    assertThat(running.hearsPhase(SessionPhase.ACTIVE).agentPresent()).isTrue();
    agent.hears(ServerToAgent.TechnicianBack.class);
    running.records(EventKind.CONNECTED, "");
    assertThat(agent.unheard()).isEmpty();
    assertThat(server.events(running.id)).contains("server 3 AGENT_AWAY", "server 4 AGENT_BACK");
  }

  @Test
  void anOfferWantedWhileTheAgentWasAwayIsAskedForLater() throws Exception {
    var running = RunningSession.active(server);
    running.agent.vanish();
    running.hearsPhase(SessionPhase.ACTIVE);
    running.page.close(1001);
    running.pageReturns().say(new TechnicianToServer.Attach(running.id, true));
    running.hearsPhase(SessionPhase.ACTIVE);
    var agent = running.agentReturns();
    agent.say(new AgentToServer.Resume(running.id));
    agent.hearsAtLast(ServerToAgent.Connect.class);
    running.page.hearsAtLast(ServerToTechnician.Connect.class);
  }

  @Test
  void agentStoppedWhileItHadNoLine() throws Exception {
    var running = RunningSession.active(server);
    running.agent.vanish();
    var agent = running.agentReturns();
    // no resume: the session is over there; its last words first, then it is ready
    running.agent.say(
        running.agent.event(running.check, EventKind.ENDED, EndReason.CUSTOMER_STOPPED));
    agent.passwordReady();
    assertThat(running.page.hearsAtLast(ServerToTechnician.Ended.class).reason())
        .isEqualTo(EndReason.CUSTOMER_STOPPED);
    SessionIT.openWhenReady(
        FakeTechnician.welcomed(server, running.login), running.agent.machineId);
  }

  @Test
  void anAgentThatStartedAnewRunsNoSession() throws Exception {
    var running = RunningSession.active(server);
    running.agent.vanish();
    running.agentReturns().passwordReady();
    assertThat(running.page.hearsAtLast(ServerToTechnician.Ended.class).reason())
        .isEqualTo(EndReason.AGENT_LOST);
    SessionIT.openWhenReady(
        FakeTechnician.welcomed(server, running.login), running.agent.machineId);
  }

  @Test
  void anAgentThatAcceptedJustBeforeItsLineBrokeGoesOn() throws Exception {
    var running = RunningSession.requested(server);
    running.agent.vanish();
    running.hearsPhase(SessionPhase.REQUESTED);
    running.agentReturns().say(new AgentToServer.Resume(running.id));
    running.hearsPhase(SessionPhase.AWAITING_CONSENT);
  }

  @Test
  void theSameComputerTwiceIsTheNewerOne() throws Exception {
    var running = RunningSession.active(server);
    FakeAgent older = running.agent;
    running.agentReturns().say(new AgentToServer.Resume(running.id));
    assertThat(older.hears(ServerToAgent.Failure.class).code()).isEqualTo(FailureCode.REPLACED);
    assertThat(older.closeCode()).isEqualTo(4409);
    running.agent.hears(ServerToAgent.TechnicianBack.class);
    running.records(EventKind.CONNECTED, "");
  }

  @Test
  void comingBackToASessionThatIsOver() throws Exception {
    var running = RunningSession.awaitingConsent(server);
    running.records(EventKind.REFUSED, Grant.VIEW);
    running.page.hears(ServerToTechnician.Ended.class);
    running.agent.vanish();
    running.agentReturns().say(new AgentToServer.Resume(running.id));
    assertThat(running.agent.hears(ServerToAgent.End.class).reason())
        .isEqualTo(EndReason.CONSENT_REFUSED);
    running.pageReturns().say(new TechnicianToServer.Attach(running.id, true));
    assertThat(running.page.hears(ServerToTechnician.Ended.class))
        .isEqualTo(new ServerToTechnician.Ended(running.id, EndReason.CONSENT_REFUSED, 0));
  }

  @Test
  void aReloadBeforeThePasswordGivesTheChallengeAgain() throws Exception {
    var running = RunningSession.waiting(server);
    running.page.close(1001);
    running.pageReturns().say(new TechnicianToServer.Attach(running.id, true));
    running.hearsPhase(SessionPhase.WAITING);
    assertThat(running.page.hears(ServerToTechnician.PasswordChallenge.class).sessionId())
        .isEqualTo(running.id);
    running.prove();
  }
}
