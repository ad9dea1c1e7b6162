package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import de.beistand.server.sockets.Pace;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Peers that are too fast, too slow, or not there any more.
class PaceIT {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(400);

  @Test
  void aPeerThatTalksTooMuchIsClosed() throws Exception {
    var pace = new Pace(LONG, LONG, LONG, LONG, 256, 1_000_000, 20, 1);
    try (var server = TestServer.start(TestServer.LONG, pace)) {
      var page = FakeTechnician.welcomed(server, server.newTechnician("A"));
      // until it is too much; the line may be closed before the last of them is said
      for (int i = 0; i < 30 && !page.isClosed(); i++) {
        page.sayAtOnce(new TechnicianToServer.Open("1", "")).handle((sent, broken) -> sent).join();
      }
      assertThat(page.hearsAtLast(ServerToTechnician.Failure.class)).isNotNull();
      assertThat(page.closeCode()).isEqualTo(4429);
    }
  }

  @Test
  void aPageThatDoesNotReadIsClosedAndTheAgentIsNotHeldUp() throws Exception {
    var pace = new Pace(LONG, LONG, SHORT, LONG, 64, 400_000, 100_000, 100_000);
    try (var server = TestServer.start(TestServer.LONG, pace)) {
      var running = RunningSession.active(server);
      var deaf = FakeTechnician.connect(server, server.url(), running.login.cookie(), false);
      deaf.say(new TechnicianToServer.Hello(List.of(1)));
      deaf.say(new TechnicianToServer.Attach(running.id, false));
      assertThat(running.page.closeCode()).isEqualTo(4409);
      running.agent.hears(ServerToAgent.TechnicianBack.class);
      String sdp = "x".repeat(60_000);
      // 60 MB: more than any socket buffer holds
      for (int i = 0; i < 1000; i++) {
        running.agent.say(new AgentToServer.Offer(running.id, sdp, "mac"));
      }
      running.agent.hearsAtLast(ServerToAgent.TechnicianAway.class);
      running.records(EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
      assertThat(server.session(running.id).getEndReason()).isEqualTo("CUSTOMER_STOPPED");
    }
  }

  @Test
  void aPeerThatNeverSaysWhoItIsIsClosed() throws Exception {
    var pace = new Pace(Duration.ofMillis(100), LONG, LONG, SHORT, 256, 1_000_000, 200, 50);
    try (var server = TestServer.start(TestServer.LONG, pace)) {
      var agent = FakeAgent.connect(server, FakeAgent.newKey());
      assertThat(agent.closeCode()).isEqualTo(4403);
    }
  }

  @Test
  void aPeerThatAnswersNoPingIsGone() throws Exception {
    var pace =
        new Pace(
            Duration.ofMillis(100), Duration.ofSeconds(5), LONG, LONG, 256, 1_000_000, 200, 50);
    try (var server = TestServer.start(TestServer.LONG, pace)) {
      var running = RunningSession.active(server);
      var deaf = FakeTechnician.connect(server, server.url(), running.login.cookie(), false);
      deaf.say(new TechnicianToServer.Hello(List.of(1)));
      deaf.say(new TechnicianToServer.Attach(running.id, false));
      running.agent.hears(ServerToAgent.TechnicianBack.class);
      // a client that does not read answers no ping: half-open, as after a pulled cable
      running.agent.hears(ServerToAgent.TechnicianAway.class);
      // while the agent answered all of them
      running.records(EventKind.CONNECTED, "");
    }
  }

  @Test
  void aFloodOfFailuresIsNoReasonToWait() throws Exception {
    try (var server = TestServer.start(TestServer.LONG)) {
      var page = FakeTechnician.welcomed(server, server.newTechnician("A"));
      for (int i = 0; i < 31; i++) {
        page.say(new TechnicianToServer.Open("123456789", ""));
      }
      for (int i = 0; i < 30; i++) {
        assertThat(page.hears(ServerToTechnician.Failure.class).code())
            .isEqualTo(FailureCode.COMPUTER_OFFLINE);
      }
      var limited = page.hears(ServerToTechnician.Failure.class);
      assertThat(limited.code()).isEqualTo(FailureCode.TOO_MANY_ATTEMPTS);
      assertThat(limited.retryAfterSeconds()).isPositive();
    }
  }
}
