package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import de.beistand.server.settings.Settings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A server that stops or crashes in the middle of a session.
class RecoveryIT {
  @Test
  void anActiveSessionGoesOnAfterACrash() throws Exception {
    try (var server = TestServer.start(TestServer.LONG)) {
      var running = RunningSession.active(server);
      AgentToServer.Record unacknowledged =
          running.agent.event(running.check, EventKind.CONNECTED, "");
      server.crashAndRestart();

      var agent = running.agentReturns();
      agent.say(new AgentToServer.Resume(running.id));
      agent.say(unacknowledged);
      agent.hearsAtLast(ServerToAgent.Recorded.class);
      running.pageReturns().say(new TechnicianToServer.Attach(running.id, false));
      running.hearsPhase(SessionPhase.ACTIVE);
      agent.hearsAtLast(ServerToAgent.TechnicianBack.class);
      running.page.say(new TechnicianToServer.End(running.id));
      assertThat(running.page.hears(ServerToTechnician.Ended.class).reason())
          .isEqualTo(EndReason.TECHNICIAN_ENDED);
      assertThat(server.events(running.id))
          .containsSubsequence(
              "agent 2 GIVEN VIEW",
              "server 3 RECOVERED",
              "agent 3 CONNECTED",
              "server 6 ENDED TECHNICIAN_ENDED");
    }
  }

  @Test
  void aQuestionGoesOnAfterACrash() throws Exception {
    try (var server = TestServer.start(TestServer.LONG)) {
      var running = RunningSession.awaitingConsent(server);
      server.crashAndRestart();
      running.agentReturns().say(new AgentToServer.Resume(running.id));
      running.records(EventKind.GIVEN, Grant.VIEW);
      // the page comes last, has no connection and needs an offer
      running.pageReturns().say(new TechnicianToServer.Attach(running.id, true));
      running.hearsPhase(SessionPhase.ACTIVE);
      running.page.hears(ServerToTechnician.Connect.class);
      running.agent.hearsAtLast(ServerToAgent.Connect.class);
    }
  }

  @Test
  void anEventWhoseReceiptWasLostIsAcknowledgedAgain() throws Exception {
    try (var server = TestServer.start(TestServer.LONG)) {
      var running = RunningSession.awaitingConsent(server);
      AgentToServer.Record given = running.records(EventKind.GIVEN, Grant.VIEW);
      server.crashAndRestart();
      running.agentReturns().say(new AgentToServer.Resume(running.id));
      running.agent.say(given);
      running.agent.hearsAtLast(ServerToAgent.Recorded.class);
      assertThat(server.events(running.id)).containsOnlyOnce("agent 2 GIVEN VIEW");
      assertThat(server.session(running.id).getPhase()).isEqualTo("ACTIVE");
    }
  }

  @Test
  void nobodyComesBackAfterACrash() throws Exception {
    Duration grace = Duration.ofMillis(500);
    var forThePassword = Duration.ofMinutes(1); // nothing of the session's beginning is hurried
    var graces = new Settings.Graces(grace, grace, grace, forThePassword, grace);
    try (var server = TestServer.start(graces)) {
      var running = RunningSession.active(server);
      running.page.vanish();
      running.agent.vanish();
      server.crashAndRestart();
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> "ENDED".equals(server.session(running.id).getPhase()));
      assertThat(server.session(running.id).getEndReason()).isIn("AGENT_LOST", "TECHNICIAN_LEFT");
    }
  }

  @Test
  void aServerThatStopsSaysSo() throws Exception {
    try (var server = TestServer.start(TestServer.LONG)) {
      var running = RunningSession.active(server);
      server.restart();
      assertThat(running.agent.hears(ServerToAgent.Failure.class).code())
          .isEqualTo(FailureCode.SERVER_STOPPING);
      assertThat(running.agent.closeCode()).isEqualTo(1012);
      assertThat(running.page.hears(ServerToTechnician.Failure.class).code())
          .isEqualTo(FailureCode.SERVER_STOPPING);
      assertThat(running.page.closeCode()).isEqualTo(1012);
      assertThat(server.session(running.id).getPhase()).isEqualTo("ACTIVE");
      assertThat(server.events(running.id)).noneMatch(event -> event.contains("AWAY"));
    }
  }

  @Test
  void theNineDigitsStayWithTheKey() throws Exception {
    try (var server = TestServer.start(TestServer.LONG)) {
      var agent = FakeAgent.ready(server);
      server.restart();
      assertThat(FakeAgent.introduced(server, agent.key).machineId).isEqualTo(agent.machineId);
    }
  }
}
