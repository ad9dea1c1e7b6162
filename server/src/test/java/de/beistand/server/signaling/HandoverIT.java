package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.HandoverPhase;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.ServerToTechnician.SessionOffered;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A running session goes over to a colleague: the colleague agrees, then the customer.
class HandoverIT {
  private static final String PROOF = "proof";

  private TestServer server;
  private FakeTechnician tom;
  private FakeTechnician pia;
  private TestServer.Login piasLogin;
  private FakeAgent agent;
  private ServerToAgent.PasswordCheck check;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
    tom = watching(server.newTechnician("Tom Techniker"));
    piasLogin = server.newTechnician("Pia Prüfer");
    pia = watching(piasLogin);
    agent = FakeAgent.ready(server);
    agent.say(new AgentToServer.WantRequestForm());
    agent.hearsAtLast(ServerToAgent.RequestForm.class); // so it has heard of the password, too
    tom.say(new TechnicianToServer.Open(agent.machineId, ""));
    check = showing(tom, agent);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FakeTechnician watching(TestServer.Login login) throws Exception {
    var page = FakeTechnician.welcomed(server, login);
    page.say(new TechnicianToServer.WatchQueue());
    page.hearsAtLast(ServerToTechnician.Queue.class);
    return page;
  }

  /// The session that `page` has just opened, up to the customer's yes.
  private static ServerToAgent.PasswordCheck showing(FakeTechnician page, FakeAgent agent)
      throws Exception {
    String id = page.hearsAtLast(ServerToTechnician.PasswordChallenge.class).sessionId();
    page.say(new TechnicianToServer.Proof(id, PROOF));
    var asked = agent.hearsAtLast(ServerToAgent.PasswordCheck.class);
    agent.say(new AgentToServer.PasswordAccepted(id));
    agent.begins();
    agent.say(agent.event(asked, EventKind.ASKED, Grant.VIEW));
    agent.say(agent.event(asked, EventKind.GIVEN, Grant.VIEW));
    agent.hearsAtLast(ServerToAgent.Connect.class);
    return asked;
  }

  private HandoverPhase phase() throws Exception {
    return tom.hearsAtLast(ServerToTechnician.Handover.class).phase();
  }

  private String offered() throws Exception {
    tom.say(new TechnicianToServer.OfferSession(check.sessionId(), piasLogin.technicianId()));
    assertThat(phase()).isEqualTo(HandoverPhase.OFFERED);
    var offer = pia.hearsAtLast(SessionOffered.class);
    assertThat(offer)
        .isEqualTo(new SessionOffered(check.sessionId(), "Tom Techniker", agent.machineId, false));
    return offer.sessionId();
  }

  private void asked() throws Exception {
    pia.say(new TechnicianToServer.TakeOver(offered(), true));
    assertThat(phase()).isEqualTo(HandoverPhase.ASKING);
    assertThat(agent.hearsAtLast(ServerToAgent.HandOver.class))
        .isEqualTo(new ServerToAgent.HandOver(check.sessionId(), "Pia Prüfer"));
    ask("Pia Prüfer");
  }

  private void ask(String colleague) throws Exception {
    agent.say(agent.event(check, EventKind.COLLEAGUE_NAMED, "", colleague));
    agent.say(agent.event(check, EventKind.ASKED, Grant.HANDOVER));
  }

  @Test
  void bothAgreeAndTheCustomersComputerComesToTheColleague() throws Exception {
    asked();
    agent.say(agent.event(check, EventKind.GIVEN, Grant.HANDOVER));
    assertThat(agent.hearsAtLast(ServerToAgent.End.class).reason())
        .isEqualTo(EndReason.HANDED_OVER);
    assertThat(tom.hearsAtLast(ServerToTechnician.Ended.class).reason())
        .isEqualTo(EndReason.HANDED_OVER);
    var coming = agent.hearsAtLast(ServerToAgent.PickedUp.class);
    assertThat(coming.technician()).isEqualTo("Pia Prüfer");

    agent.passwordReady();
    agent.say(new AgentToServer.Join(coming.number()));
    agent.hearsAtLast(ServerToAgent.Joined.class);
    agent.passwordReady();
    assertThat(pia.hearsAtLast(ServerToTechnician.Joined.class))
        .isEqualTo(new ServerToTechnician.Joined(coming.number(), agent.machineId));
    pia.say(new TechnicianToServer.Open(agent.machineId, ""));
    var next = showing(pia, agent);
    assertThat(next.technician()).isEqualTo("Pia Prüfer");
    assertThat(next.sessionId()).isNotEqualTo(check.sessionId());
    assertThat(server.session(next.sessionId()).getWay()).isEqualTo("HANDOVER");
    assertThat(server.events(next.sessionId()))
        .as("the record leads back to the first session")
        .contains("server 2 TAKEN_OVER " + check.sessionId());
  }

  @Test
  void theCustomerRefusesAndTheSessionGoesOn() throws Exception {
    asked();
    agent.say(agent.event(check, EventKind.REFUSED, Grant.HANDOVER));
    assertThat(phase()).isEqualTo(HandoverPhase.REFUSED);
    pia.hearsAtLast(ServerToTechnician.SessionOfferOver.class);
    assertThat(server.session(check.sessionId()).getPhase()).isEqualTo("ACTIVE");
  }

  @Test
  void aYesToAnotherNameHandsNothingOver() throws Exception {
    asked();
    ask("Max Muster");
    agent.say(agent.event(check, EventKind.GIVEN, Grant.HANDOVER));
    ask("Pia Prüfer");
    agent.say(agent.event(check, EventKind.REFUSED, Grant.HANDOVER));
    assertThat(phase()).isEqualTo(HandoverPhase.REFUSED);
    assertThat(server.session(check.sessionId()).getPhase()).isEqualTo("ACTIVE");
  }

  @Test
  void aYesWithoutAnOfferHandsNothingOver() throws Exception {
    agent.say(agent.event(check, EventKind.GIVEN, Grant.HANDOVER));
    offered();
    tom.say(new TechnicianToServer.KeepSession(check.sessionId()));
    assertThat(phase()).isEqualTo(HandoverPhase.TAKEN_BACK);
    pia.hearsAtLast(ServerToTechnician.SessionOfferOver.class);
    assertThat(server.session(check.sessionId()).getPhase()).isEqualTo("ACTIVE");
  }

  @Test
  void theColleagueCannot() throws Exception {
    pia.say(new TechnicianToServer.TakeOver(offered(), false));
    assertThat(phase()).isEqualTo(HandoverPhase.DECLINED);
  }

  @Test
  void theColleagueLeftBeforeTheCustomersYes() throws Exception {
    asked();
    pia.vanish();
    while (!tom.hearsAtLast(ServerToTechnician.Queue.class).colleagues().isEmpty()) {}
    agent.say(agent.event(check, EventKind.GIVEN, Grant.HANDOVER));
    assertThat(phase()).isEqualTo(HandoverPhase.IMPOSSIBLE);
    assertThat(server.session(check.sessionId()).getPhase()).isEqualTo("ACTIVE");
  }

  /// Its line broke while the session ended: what was said into it is lost.
  @Test
  void aComputerThatComesBackTooLateStillHearsWhereItGoesOn() throws Exception {
    asked();
    agent.say(agent.event(check, EventKind.GIVEN, Grant.HANDOVER));
    tom.hearsAtLast(ServerToTechnician.Ended.class);
    String number = pia.hearsAtLast(ServerToTechnician.Invited.class).number();
    FakeAgent back = FakeAgent.introduced(server, agent.key);
    back.say(new AgentToServer.Resume(check.sessionId()));
    assertThat(back.hears(ServerToAgent.End.class).reason()).isEqualTo(EndReason.HANDED_OVER);
    assertThat(back.hears(ServerToAgent.PickedUp.class))
        .isEqualTo(new ServerToAgent.PickedUp("Pia Prüfer", number));
  }

  @Test
  void nobodyOffersASessionOfSomebodyElseOrTakesWhatWasNotOffered() throws Exception {
    pia.say(new TechnicianToServer.OfferSession(check.sessionId(), piasLogin.technicianId()));
    assertThat(pia.hearsAtLast(ServerToTechnician.Handover.class).phase())
        .isEqualTo(HandoverPhase.IMPOSSIBLE);
    pia.say(new TechnicianToServer.TakeOver(check.sessionId(), true));
    assertThat(pia.hearsAtLast(ServerToTechnician.SessionOfferOver.class).sessionId())
        .isEqualTo(check.sessionId());
    tom.say(new TechnicianToServer.OfferSession(check.sessionId(), 99));
    assertThat(phase()).isEqualTo(HandoverPhase.IMPOSSIBLE);
    pia.say(new TechnicianToServer.TakeOver(offered(), true));
    assertThat(agent.hearsAtLast(ServerToAgent.HandOver.class).technician())
        .isEqualTo("Pia Prüfer");
  }
}
