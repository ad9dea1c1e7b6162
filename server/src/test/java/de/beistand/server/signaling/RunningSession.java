package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;

/// Two fakes in one session, taken as far as a test wants.
final class RunningSession {
  static final String PROOF = "proof";

  final TestServer server;
  final TestServer.Login login;
  FakeAgent agent;
  FakeTechnician page;
  String id = "";
  ServerToAgent.PasswordCheck check;

  private RunningSession(TestServer server) throws Exception {
    this.server = server;
    this.login = server.newTechnician("Änne Müller");
    this.agent = FakeAgent.ready(server);
    this.page = FakeTechnician.welcomed(server, login);
  }

  static RunningSession waiting(TestServer server) throws Exception {
    var running = new RunningSession(server);
    running.page.say(new TechnicianToServer.Open(running.agent.machineId, ""));
    running.id = running.page.hears(ServerToTechnician.PasswordChallenge.class).sessionId();
    running.hearsPhase(SessionPhase.WAITING);
    return running;
  }

  static RunningSession requested(TestServer server) throws Exception {
    var running = waiting(server);
    running.prove();
    return running;
  }

  static RunningSession awaitingConsent(TestServer server) throws Exception {
    var running = requested(server);
    running.agent.say(new AgentToServer.PasswordAccepted(running.id));
    running.hearsPhase(SessionPhase.AWAITING_CONSENT);
    running.records(EventKind.ASKED, Grant.VIEW);
    return running;
  }

  static RunningSession active(TestServer server) throws Exception {
    var running = awaitingConsent(server);
    running.records(EventKind.GIVEN, Grant.VIEW);
    running.hearsPhase(SessionPhase.ACTIVE);
    running.agent.hears(ServerToAgent.Connect.class);
    running.page.hears(ServerToTechnician.Connect.class);
    return running;
  }

  void prove() throws Exception {
    page.say(new TechnicianToServer.Proof(id, PROOF));
    check = agent.hears(ServerToAgent.PasswordCheck.class);
    hearsPhase(SessionPhase.REQUESTED);
  }

  AgentToServer.Record records(EventKind kind, Object subject) throws Exception {
    AgentToServer.Record event = agent.event(check, kind, subject);
    agent.say(event);
    var recorded = agent.hears(ServerToAgent.Recorded.class);
    assertThat(recorded.sessionId()).isEqualTo(id);
    assertThat(recorded.seq()).isEqualTo(event.event().seq());
    assertThat(recorded.head().isSigned(id)).isTrue();
    return event;
  }

  ServerToTechnician.Status hearsPhase(SessionPhase phase) throws InterruptedException {
    var status = page.hears(ServerToTechnician.Status.class);
    assertThat(status.phase()).isEqualTo(phase);
    return status;
  }

  /// The same computer on a new connection.
  FakeAgent agentReturns() throws Exception {
    FakeAgent back = FakeAgent.introduced(server, agent.key).continuing(agent);
    assertThat(back.machineId).isEqualTo(agent.machineId);
    agent = back;
    return back;
  }

  /// The same technician on a new connection.
  FakeTechnician pageReturns() throws Exception {
    page = FakeTechnician.welcomed(server, login);
    return page;
  }
}
