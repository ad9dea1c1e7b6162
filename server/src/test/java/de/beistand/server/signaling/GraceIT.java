package de.beistand.server.signaling;

import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
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

/// Sides that do not come back; one grace is short, the others are long.
class GraceIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(300);

  @Test
  void pageVanishes() throws Exception {
    try (var server = TestServer.start(new Settings.Graces(SHORT, LONG, LONG, LONG, LONG))) {
      var running = RunningSession.active(server);
      running.page.vanish();
      running.agent.hears(ServerToAgent.TechnicianAway.class);
      assertThat(running.agent.hears(ServerToAgent.End.class).reason())
          .isEqualTo(EndReason.TECHNICIAN_LEFT);
    }
  }

  @Test
  void pageSaysGoodbye() throws Exception {
    try (var server = TestServer.start(new Settings.Graces(LONG, SHORT, LONG, LONG, LONG))) {
      var running = RunningSession.active(server);
      running.page.close(1001);
      running.agent.hears(ServerToAgent.TechnicianAway.class);
      assertThat(running.agent.hears(ServerToAgent.End.class).reason())
          .isEqualTo(EndReason.TECHNICIAN_LEFT);
    }
  }

  @Test
  void agentVanishes() throws Exception {
    try (var server = TestServer.start(new Settings.Graces(LONG, LONG, SHORT, LONG, LONG))) {
      var running = RunningSession.active(server);
      running.agent.vanish();
      assertThat(running.hearsPhase(SessionPhase.ACTIVE).agentPresent()).isFalse();
      assertThat(running.page.hears(ServerToTechnician.Ended.class).reason())
          .isEqualTo(EndReason.AGENT_LOST);
    }
  }

  @Test
  void nobodyGivesThePassword() throws Exception {
    try (var server = TestServer.start(new Settings.Graces(LONG, LONG, LONG, SHORT, LONG))) {
      var running = RunningSession.waiting(server);
      assertThat(running.page.hears(ServerToTechnician.Ended.class).reason())
          .isEqualTo(EndReason.NO_PASSWORD);
      // the password was never tried: it is still good
      SessionIT.openWhenReady(running.page, running.agent.machineId);
    }
  }

  /// A computer that restarts has its own time, and ends its session only when that is over.
  @Test
  void computerRestartsAndStaysAway() throws Exception {
    try (var server = TestServer.start(new Settings.Graces(LONG, LONG, LONG, LONG, SHORT))) {
      var running = RunningSession.active(server);
      running.records(EventKind.RESTARTING, "");
      running.hearsPhase(SessionPhase.RESTARTING);
      running.agent.vanish();
      // the time runs from its word on: it may be over before the server sees the line break
      var told = running.page.hears(ServerToTechnician.class);
      while (told instanceof ServerToTechnician.Status status) {
        assertThat(status.phase()).isEqualTo(SessionPhase.RESTARTING);
        told = running.page.hears(ServerToTechnician.class);
      }
      assertThat(told)
          .isInstanceOfSatisfying(
              ServerToTechnician.Ended.class,
              ended -> assertThat(ended.reason()).isEqualTo(EndReason.AGENT_LOST));
    }
  }

  @Test
  void computerRestartsAndComesBack() throws Exception {
    try (var server = TestServer.start(new Settings.Graces(LONG, LONG, SHORT, LONG, LONG))) {
      var running = RunningSession.active(server);
      running.records(EventKind.RESTARTING, "");
      running.hearsPhase(SessionPhase.RESTARTING);
      running.agent.vanish();
      running.hearsPhase(SessionPhase.RESTARTING);
      running.agentReturns().say(new AgentToServer.Resume(running.id));
      running.hearsPhase(SessionPhase.RESTARTING);
      running.agent.hears(ServerToAgent.TechnicianBack.class);
      running.records(EventKind.RESTARTED, "");
      running.hearsPhase(SessionPhase.AWAITING_CONSENT);
      running.records(EventKind.ASKED, Grant.VIEW);
      running.records(EventKind.GIVEN, Grant.VIEW);
      running.hearsPhase(SessionPhase.ACTIVE);
      running.agent.hears(ServerToAgent.Connect.class);
      running.page.hears(ServerToTechnician.Connect.class);
    }
  }

  /// A slow database holds the session up: when it goes on, the page's time is over, and the page
  /// has been back for a while.
  @Test
  void pageIsBackBeforeAnybodySeesThatItsTimeIsOver() throws Exception {
    var blink = Duration.ofMillis(1);
    try (var server = TestServer.start(new Settings.Graces(blink, LONG, LONG, LONG, LONG))) {
      var running = RunningSession.active(server);
      server
          .sql()
          .transaction(
              held -> {
                held.dsl().selectFrom(SUPPORT_SESSION).forUpdate().fetch();
                running.page.vanish();
                running.agent.hears(ServerToAgent.TechnicianAway.class); // and notes it from now on
                running.pageReturns().say(new TechnicianToServer.Attach(running.id, true));
                running.page.say(new TechnicianToServer.Attach("no session", false));
                running.page.hears(ServerToTechnician.Failure.class); // so the one before arrived
              });
      running.hearsPhase(SessionPhase.ACTIVE);
      running.agent.hears(ServerToAgent.TechnicianBack.class);
      running.page.hears(ServerToTechnician.Connect.class);
    }
  }

  @Test
  void bothVanish() throws Exception {
    try (var server = TestServer.start(new Settings.Graces(SHORT, SHORT, LONG, LONG, LONG))) {
      var running = RunningSession.active(server);
      running.agent.vanish();
      running.page.vanish();
      Awaitility.await()
          .atMost(20, TimeUnit.SECONDS)
          .until(() -> "TECHNICIAN_LEFT".equals(server.session(running.id).getEndReason()));
    }
  }
}
