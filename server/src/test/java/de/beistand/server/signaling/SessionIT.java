package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.IceServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Whole sessions over real sockets.
class SessionIT {
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
  void aWholeSessionIsOnRecord() throws Exception {
    var running = RunningSession.waiting(server);
    assertThat(server.session(running.id).getPhase()).isEqualTo("WAITING");
    running.prove();
    assertThat(running.check.technician()).isEqualTo("Änne Müller");
    assertThat(running.check.firm()).isEqualTo("Muster & Söhne");
    assertThat(running.check.terms()).isEqualTo("2026-11");
    assertThat(running.check.proof()).isEqualTo(RunningSession.PROOF);

    running.agent.say(new AgentToServer.PasswordAccepted(running.id));
    running.hearsPhase(SessionPhase.AWAITING_CONSENT);
    running.records(EventKind.ASKED, Grant.VIEW);
    running.records(EventKind.GIVEN, Grant.VIEW);
    running.hearsPhase(SessionPhase.ACTIVE);
    var toPage = running.page.hears(ServerToTechnician.Connect.class);
    var toAgent = running.agent.hears(ServerToAgent.Connect.class);
    assertThat(toPage.relayOnly()).isTrue();
    assertThat(toAgent.iceServers())
        .singleElement()
        .extracting(IceServer::urls)
        .isEqualTo(java.util.List.of("turn:localhost:3478"));

    running.agent.say(new AgentToServer.Offer(running.id, "offer", "mac1"));
    assertThat(running.page.hears(ServerToTechnician.Offer.class))
        .isEqualTo(new ServerToTechnician.Offer(running.id, "offer", "mac1"));
    running.page.say(new TechnicianToServer.Answer(running.id, "answer", "mac2"));
    assertThat(running.agent.hears(ServerToAgent.Answer.class))
        .isEqualTo(new ServerToAgent.Answer(running.id, "answer", "mac2"));
    var candidate = new IceCandidate("candidate:1", "0", 0);
    running.agent.say(new AgentToServer.Candidate(running.id, candidate));
    running.page.hears(ServerToTechnician.Candidate.class);
    running.page.say(new TechnicianToServer.Candidate(running.id, candidate));
    running.agent.hears(ServerToAgent.Candidate.class);
    running.records(EventKind.CONNECTED, "");

    running.page.say(new TechnicianToServer.End(running.id));
    assertThat(running.agent.hears(ServerToAgent.End.class).reason())
        .isEqualTo(EndReason.TECHNICIAN_ENDED);
    assertThat(running.page.hears(ServerToTechnician.Ended.class).reason())
        .isEqualTo(EndReason.TECHNICIAN_ENDED);
    // the agent's own word on the end comes after the end
    running.records(EventKind.ENDED, EndReason.TECHNICIAN_ENDED);

    var row = server.session(running.id);
    assertThat(row.getPhase()).isEqualTo("ENDED");
    assertThat(row.getEndReason()).isEqualTo("TECHNICIAN_ENDED");
    assertThat(row.getCreatedAt()).isBeforeOrEqualTo(row.getActiveAt());
    assertThat(row.getActiveAt()).isBeforeOrEqualTo(row.getEndedAt());
    assertThat(server.events(running.id))
        .containsExactly(
            "server 1 OPENED",
            "server 2 PASSWORD_ACCEPTED",
            "agent 1 ASKED VIEW",
            "agent 2 GIVEN VIEW",
            "agent 3 CONNECTED",
            "server 3 ENDED TECHNICIAN_ENDED",
            "agent 4 ENDED TECHNICIAN_ENDED");

    // and the computer is free for the next one
    running.agent.passwordReady();
    var next = FakeTechnician.welcomed(server, running.login);
    openWhenReady(next, running.agent.machineId);
  }

  @Test
  void customerRefuses() throws Exception {
    var running = RunningSession.awaitingConsent(server);
    running.records(EventKind.REFUSED, Grant.VIEW);
    assertEnded(running, EndReason.CONSENT_REFUSED);
    assertThat(server.session(running.id).getActiveAt()).isNull();
  }

  @Test
  void customerDoesNotAnswer() throws Exception {
    var running = RunningSession.awaitingConsent(server);
    running.records(EventKind.EXPIRED, Grant.VIEW);
    assertEnded(running, EndReason.CONSENT_EXPIRED);
  }

  @Test
  void customerStops() throws Exception {
    var running = RunningSession.active(server);
    running.records(EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    assertEnded(running, EndReason.CUSTOMER_STOPPED);
  }

  @Test
  void refusingControlDoesNotEndTheSession() throws Exception {
    var running = RunningSession.active(server);
    running.records(EventKind.ASKED, Grant.CONTROL);
    running.records(EventKind.REFUSED, Grant.CONTROL);
    running.records(EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    assertEnded(running, EndReason.CUSTOMER_STOPPED);
  }

  @Test
  void wrongPasswordsUntilNoneIsLeft() throws Exception {
    var running = RunningSession.requested(server);
    running.agent.say(new AgentToServer.PasswordRejected(running.id, 1));
    assertThat(running.page.hears(ServerToTechnician.PasswordRejected.class).attemptsLeft())
        .isEqualTo(1);
    running.hearsPhase(SessionPhase.WAITING);
    running.prove();
    running.agent.say(new AgentToServer.PasswordRejected(running.id, 0));
    assertThat(running.page.hears(ServerToTechnician.PasswordRejected.class).attemptsLeft())
        .isZero();
    assertEnded(running, EndReason.WRONG_PASSWORD);
    assertThat(server.events(running.id))
        .containsExactly(
            "server 1 OPENED",
            "server 2 PASSWORD_REJECTED 1",
            "server 3 PASSWORD_REJECTED 0",
            "server 4 ENDED WRONG_PASSWORD");
  }

  @Test
  void aComputerThatIsAskedAlreadyIsBusy() throws Exception {
    var running = RunningSession.waiting(server);
    var other = FakeTechnician.welcomed(server, server.newTechnician("B"));
    other.say(new TechnicianToServer.Open(running.agent.machineId, ""));
    assertThat(other.hears(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.COMPUTER_BUSY);
  }

  @Test
  void nobodyThereAndNoSuchComputerLookTheSame() throws Exception {
    var page = FakeTechnician.welcomed(server, server.newTechnician("B"));
    var withoutPassword = FakeAgent.introduced(server, FakeAgent.newKey());
    for (String id : new String[] {"123456789", withoutPassword.machineId, "", "x' or 1=1"}) {
      page.say(new TechnicianToServer.Open(id, ""));
      assertThat(page.hears(ServerToTechnician.Failure.class).code())
          .isEqualTo(FailureCode.COMPUTER_OFFLINE);
    }
  }

  @Test
  void offersAndCandidatesBeforeThePasswordGoNowhere() throws Exception {
    var running = RunningSession.waiting(server);
    running.agent.say(new AgentToServer.Offer(running.id, "offer", "mac"));
    running.agent.say(
        new AgentToServer.Candidate(running.id, new IceCandidate("candidate:1", "0", 0)));
    assertThat(running.agent.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.BAD_MESSAGE);
    running.agent.hears(ServerToAgent.Failure.class);
  }

  @Test
  void whatIsPreparedPassesOnlyWithTheConsent() throws Exception {
    var running = RunningSession.requested(server);
    running.agent.say(new AgentToServer.PasswordAccepted(running.id));
    running.hearsPhase(SessionPhase.AWAITING_CONSENT);
    running.agent.hears(ServerToAgent.Prepare.class);
    running.agent.say(new AgentToServer.Offer(running.id, "offer", "mac"));
    running.agent.say(
        new AgentToServer.Candidate(running.id, new IceCandidate("candidate:1", "0", 0)));
    running.records(EventKind.ASKED, Grant.VIEW);
    running.records(EventKind.GIVEN, Grant.VIEW);
    running.hearsPhase(SessionPhase.ACTIVE); // the next that the page hears: nothing came before
    running.page.hears(ServerToTechnician.Connect.class);
    assertThat(running.page.hears(ServerToTechnician.Offer.class).sdp()).isEqualTo("offer");
    running.page.hears(ServerToTechnician.Candidate.class);
    assertThat(running.agent.hears(ServerToAgent.Connect.class).offered()).isTrue();
  }

  @Test
  void whatIsPreparedByOneWhoIsRefusedIsForgotten() throws Exception {
    var running = RunningSession.awaitingConsent(server);
    running.agent.say(new AgentToServer.Offer(running.id, "offer", "mac"));
    running.records(EventKind.REFUSED, Grant.VIEW);
    running.page.hears(ServerToTechnician.Ended.class);
  }

  @Test
  void anEventThatComesTwiceIsStoredOnce() throws Exception {
    var running = RunningSession.active(server);
    AgentToServer.Record event = running.records(EventKind.CONNECTED, "");
    running.agent.say(event);
    assertThat(running.agent.hears(ServerToAgent.Recorded.class).seq())
        .isEqualTo(event.event().seq());
    assertThat(server.events(running.id)).containsOnlyOnce("agent 3 CONNECTED");
  }

  @Test
  void anEventThatContradictsAnEarlierOneIsRefused() throws Exception {
    var running = RunningSession.active(server);
    running.agent.say(running.agent.event(running.check, 2, EventKind.REFUSED, Grant.VIEW));
    assertThat(running.agent.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.BAD_MESSAGE);
    assertThat(server.session(running.id).getPhase()).isEqualTo("ACTIVE");
  }

  @Test
  void anEventAfterAGapIsRefused() throws Exception {
    var running = RunningSession.awaitingConsent(server);
    running.agent.say(running.agent.event(running.check, 3, EventKind.GIVEN, Grant.VIEW));
    assertThat(running.agent.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.BAD_MESSAGE);
    assertThat(server.session(running.id).getPhase()).isEqualTo("AWAITING_CONSENT");
  }

  @Test
  void anEventOfAnotherSessionDoesNotFitThisOne() throws Exception {
    var running = RunningSession.awaitingConsent(server);
    var forged =
        new ServerToAgent.PasswordCheck(
            running.id,
            "other nonce",
            running.check.technician(),
            running.check.firm(),
            "2026-11",
            RecordingPolicy.OFF,
            "");
    running.agent.say(running.agent.event(forged, 2, EventKind.GIVEN, Grant.VIEW));
    assertThat(running.agent.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.BAD_MESSAGE);
    assertThat(server.session(running.id).getPhase()).isEqualTo("AWAITING_CONSENT");
  }

  @Test
  void anotherComputerCannotSpeakInThisSession() throws Exception {
    var running = RunningSession.awaitingConsent(server);
    var stranger = FakeAgent.ready(server);
    stranger.say(stranger.event(running.check, 2, EventKind.GIVEN, Grant.VIEW));
    assertThat(stranger.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.UNKNOWN_SESSION);
    stranger.say(new AgentToServer.Resume(running.id));
    assertThat(stranger.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.UNKNOWN_SESSION);
    assertThat(server.session(running.id).getPhase()).isEqualTo("AWAITING_CONSENT");
  }

  @Test
  void anotherTechnicianCannotSpeakInThisSession() throws Exception {
    var running = RunningSession.active(server);
    var stranger = FakeTechnician.welcomed(server, server.newTechnician("B"));
    var messages =
        java.util.List.of(
            new TechnicianToServer.Attach(running.id, true),
            new TechnicianToServer.Proof(running.id, "proof"),
            new TechnicianToServer.Answer(running.id, "answer", "mac"),
            new TechnicianToServer.Candidate(running.id, new IceCandidate("c", "0", 0)),
            new TechnicianToServer.End(running.id));
    for (TechnicianToServer message : messages) {
      stranger.say(message);
      assertThat(stranger.hears(ServerToTechnician.Failure.class).code())
          .as("%s", message)
          .isEqualTo(FailureCode.UNKNOWN_SESSION);
    }
    assertThat(running.agent.unheard()).isEmpty();
    assertThat(server.session(running.id).getPhase()).isEqualTo("ACTIVE");
  }

  @Test
  void aDisabledTechniciansSessionEnds() throws Exception {
    var running = RunningSession.active(server);
    server.sessions().revoke(running.login.technicianId());
    assertEnded(running, EndReason.ACCESS_REVOKED);
    assertThat(running.page.hears(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.LOGIN_REQUIRED);
    assertThat(running.page.closeCode()).isEqualTo(4401);
  }

  @Test
  void passwordsAreLimitedForEachComputer() throws Exception {
    var running = RunningSession.waiting(server);
    for (int i = 0; i < 10; i++) {
      running.prove();
      running.agent.say(new AgentToServer.PasswordRejected(running.id, 5));
      running.page.hears(ServerToTechnician.PasswordRejected.class);
      running.hearsPhase(SessionPhase.WAITING);
    }
    running.page.say(new TechnicianToServer.Proof(running.id, "proof"));
    var failure = running.page.hears(ServerToTechnician.Failure.class);
    assertThat(failure.code()).isEqualTo(FailureCode.TOO_MANY_ATTEMPTS);
    assertThat(failure.retryAfterSeconds()).isBetween(1, 600);
    assertThat(running.agent.unheard()).isEmpty();
  }

  private static void assertEnded(RunningSession running, EndReason reason) throws Exception {
    assertThat(running.page.hears(ServerToTechnician.Ended.class).reason()).isEqualTo(reason);
    assertThat(running.agent.hears(ServerToAgent.End.class).reason()).isEqualTo(reason);
    var row = server.session(running.id);
    assertThat(row.getPhase()).isEqualTo("ENDED");
    assertThat(row.getEndReason()).isEqualTo(reason.name());
    assertThat(row.getEndedAt()).isNotNull();
  }

  /// The agent's `password-ready` and the page's `open` come on two connections.
  static String openWhenReady(FakeTechnician page, String machineId) throws Exception {
    // fewer times than a technician may ask, and more slowly every time: some 20 s
    for (int i = 0; i < 20; i++) {
      page.say(new TechnicianToServer.Open(machineId, ""));
      ServerToTechnician answer;
      do { // a page may hear of the queue, too
        answer = page.hears(ServerToTechnician.class);
        if (answer instanceof ServerToTechnician.PasswordChallenge challenge) {
          return challenge.sessionId();
        }
      } while (!(answer instanceof ServerToTechnician.Failure));
      Thread.sleep(100L * i);
    }
    throw new AssertionError("the computer did not become ready");
  }
}
