package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the firm's policy makes of a session at the server.
class RecordingConsentIT {
  private TestServer server;
  private RecordingSession recording;
  private TestServer.Login admin;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
    recording = new RecordingSession(server);
    admin = server.newPerson("Carla Chefin", "ADMIN");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  @DisplayName("a policy without a key of a reviewer -> is not saved")
  void withoutAKey() throws Exception {
    for (RecordingPolicy policy :
        new RecordingPolicy[] {RecordingPolicy.ASK, RecordingPolicy.REQUIRED}) {
      assertThat(recording.form(admin, "/operator/recording", "recording=" + policy).statusCode())
          .isEqualTo(422);
    }
    assertThat(RunningSession.requested(server).check.recording()).isEqualTo(RecordingPolicy.OFF);
  }

  @Test
  @DisplayName(
      "REQUIRED: GIVEN VIEW -> nobody connects; GIVEN RECORDING -> ACTIVE, and both connect")
  void requiredGiven() throws Exception {
    recording.reviewKey(admin, "Tresor");
    recording.policy(admin, RecordingPolicy.REQUIRED);
    var running = RunningSession.awaitingConsent(server);
    assertThat(running.check.recording()).isEqualTo(RecordingPolicy.REQUIRED);
    running.records(EventKind.GIVEN, Grant.VIEW);
    running.records(EventKind.ASKED, Grant.RECORDING);
    assertThat(server.session(running.id).getPhase()).isEqualTo("AWAITING_CONSENT");
    running.records(EventKind.GIVEN, Grant.RECORDING);
    assertThat(running.hearsPhase(SessionPhase.ACTIVE).recording())
        .isEqualTo(RecordingPolicy.REQUIRED);
    running.agent.hears(ServerToAgent.Connect.class);
    running.page.hears(ServerToTechnician.Connect.class);
  }

  @Test
  @DisplayName(
      "REQUIRED: REFUSED RECORDING -> ENDED(CONSENT_REFUSED), as if nothing was ever given")
  void requiredRefused() throws Exception {
    recording.reviewKey(admin, "Tresor");
    recording.policy(admin, RecordingPolicy.REQUIRED);
    var running = RunningSession.awaitingConsent(server);
    running.records(EventKind.GIVEN, Grant.VIEW);
    running.records(EventKind.ASKED, Grant.RECORDING);
    running.records(EventKind.REFUSED, Grant.RECORDING);
    var ended = running.page.hears(ServerToTechnician.Ended.class);
    assertThat(ended.reason()).isEqualTo(EndReason.CONSENT_REFUSED);
    assertThat(ended.seconds()).isZero();
    assertThat(server.session(running.id).getActiveAt()).isNull();
  }

  @Test
  @DisplayName("ASK: GIVEN VIEW -> ACTIVE; REFUSED RECORDING -> goes on")
  void askedRefused() throws Exception {
    recording.reviewKey(admin, "Tresor");
    recording.policy(admin, RecordingPolicy.ASK);
    var running = RunningSession.active(server);
    running.records(EventKind.ASKED, Grant.RECORDING);
    running.records(EventKind.REFUSED, Grant.RECORDING);
    assertThat(server.session(running.id).getPhase()).isEqualTo("ACTIVE");
  }

  @Test
  @DisplayName("a running session keeps its policy, over a change and a restart")
  void fixed() throws Exception {
    recording.reviewKey(admin, "Tresor");
    recording.policy(admin, RecordingPolicy.ASK);
    var running = RunningSession.active(server);
    recording.policy(admin, RecordingPolicy.OFF);
    assertThat(server.session(running.id).getRecording()).isEqualTo("ASK");
    assertThat(RunningSession.requested(server).check.recording()).isEqualTo(RecordingPolicy.OFF);
  }

  @Test
  @DisplayName("an exception of the computer's customer counts instead of the firm's policy")
  void exception() throws Exception {
    recording.reviewKey(admin, "Tresor");
    recording.form(admin, "/customers", "number=K-17&name=Praxis&contact=");
    Long customer =
        server
            .sql()
            .select(de.beistand.sql.Tables.CUSTOMER.ID)
            .from(de.beistand.sql.Tables.CUSTOMER)
            .fetchSingle()
            .value1();
    assertThat(
            recording
                .form(
                    admin,
                    "/customers/" + customer,
                    "number=K-17&name=Praxis&contact=&recording=REQUIRED")
                .statusCode())
        .isEqualTo(303);
    var running = RunningSession.active(server);
    running.records(EventKind.ENDED, EndReason.CUSTOMER_STOPPED);
    running.page.hears(ServerToTechnician.Ended.class);
    recording.form(
        admin, "/machines/" + running.agent.machineId, "name=Empfang&customer=" + customer);
    running.agentReturns();
    running.agent.begins();
    running.agent.passwordReady();
    running.page.say(
        new de.beistand.protocol.signaling.TechnicianToServer.Open(running.agent.machineId, ""));
    running.id = running.page.hears(ServerToTechnician.PasswordChallenge.class).sessionId();
    assertThat(running.hearsPhase(SessionPhase.WAITING).recording())
        .isEqualTo(RecordingPolicy.REQUIRED);
    running.prove();
    assertThat(running.check.recording()).isEqualTo(RecordingPolicy.REQUIRED);
  }

  @Test
  @DisplayName("the last key of a reviewer stays while sessions are recorded")
  void lastKey() throws Exception {
    long key = recording.reviewKey(admin, "Tresor");
    recording.policy(admin, RecordingPolicy.ASK);
    String retire = "/admin/review-keys/" + key + "/retire";
    assertThat(recording.form(admin, retire, "").statusCode()).isEqualTo(409);
    recording.reviewKey(admin, "Zweiter Tresor");
    assertThat(recording.form(admin, retire, "").statusCode()).isEqualTo(303);
  }
}
