package de.beistand.server.signaling;

import static de.beistand.sql.Tables.INVITATION;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.GuideStep;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import de.beistand.server.Visitor;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Session numbers over real sockets.
class InvitationIT {
  private TestServer server;
  private TestServer.Login login;
  private FakeTechnician page;

  /// A server of its own for each test: wrong numbers are limited by address.
  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
    login = server.newTechnician("Änne Müller");
    page = FakeTechnician.welcomed(server, login);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aCustomerComesWithANumberAndIsAsked() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    assertThat(invited.number()).matches("[1-9][0-9]{8}");
    assertThat(invited.link()).matches(server.url() + "/j/[A-Za-z0-9_-]{22}");
    assertThat(invited.secondsLeft()).isEqualTo(900);

    FakeAgent agent = FakeAgent.ready(server);
    agent.say(new AgentToServer.Join(invited.number()));
    assertThat(agent.hears(ServerToAgent.Joined.class))
        .isEqualTo(new ServerToAgent.Joined(invited.number(), "Änne Müller"));
    hearsStep(invited, GuideStep.PROGRAM_STARTED);
    hearsStep(invited, GuideStep.JOINED);
    assertThat(page.unheard()).as("before the password is made of the number").isEmpty();
    agent.passwordReady();
    assertThat(page.hears(ServerToTechnician.Joined.class))
        .isEqualTo(new ServerToTechnician.Joined(invited.number(), agent.machineId));

    String session = open(page, agent);
    assertThat(server.session(session).getWay()).isEqualTo("NUMBER");
    page.say(new TechnicianToServer.Proof(session, "proof"));
    var check = agent.hears(ServerToAgent.PasswordCheck.class);
    agent.say(new AgentToServer.PasswordAccepted(session));
    assertThat(page.hearsAtLast(ServerToTechnician.InvitationOver.class))
        .isEqualTo(new ServerToTechnician.InvitationOver(invited.number(), JoinRefusal.USED));
    agent.say(agent.event(check, EventKind.ASKED, Grant.VIEW));
    assertThat(page.hearsAtLast(ServerToTechnician.Step.class).step())
        .isEqualTo(GuideStep.CONSENT_ASKED);
    agent.say(new AgentToServer.TermsTicked());
    assertThat(page.hearsAtLast(ServerToTechnician.Step.class).step())
        .isEqualTo(GuideStep.TERMS_AGREED);
    agent.say(agent.event(check, EventKind.GIVEN, Grant.VIEW));
    assertThat(page.hearsAtLast(ServerToTechnician.Step.class).step()).isEqualTo(GuideStep.GIVEN);

    FakeAgent second = FakeAgent.ready(server);
    assertThat(refusal(second, invited.number())).isEqualTo(JoinRefusal.USED);
  }

  @Test
  void aProgramWithANumberThatFilesARequestSaysSo() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    FakeAgent agent = FakeAgent.ready(server);
    agent.say(new AgentToServer.Join(invited.number()));
    hearsStep(invited, GuideStep.PROGRAM_STARTED);
    hearsStep(invited, GuideStep.JOINED);
    agent.say(new AgentToServer.TermsTicked()); // nobody was asked yet
    agent.say(
        new AgentToServer.RequestSupport("", "Ute Sommer", "0211 123456", "", "", "2026-11", "de"));
    hearsStep(invited, GuideStep.REQUEST_SENT);
  }

  @Test
  void everyPageKnowsTheNumberAndOneOpens() throws Exception {
    FakeTechnician other = FakeTechnician.welcomed(server, login);
    ServerToTechnician.Invited invited = invite(page);
    assertThat(other.hears(ServerToTechnician.Invited.class)).isEqualTo(invited);
    FakeAgent agent = join(invited);
    page.hearsAtLast(ServerToTechnician.Joined.class);
    // the step that comes next tells that nothing came in between
    page.say(new TechnicianToServer.Invite());
    page.hears(ServerToTechnician.Invited.class);
    other.hears(ServerToTechnician.Step.class);
    other.hears(ServerToTechnician.Step.class);
    other.hears(ServerToTechnician.Invited.class);
    assertThat(agent.unheard()).isEmpty();
  }

  @Test
  void aPageThatComesLaterHearsWhatWaits() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    join(invited);
    page.hearsAtLast(ServerToTechnician.Joined.class);
    FakeTechnician later = FakeTechnician.welcomed(server, login);
    assertThat(later.hears(ServerToTechnician.Invited.class).link()).isEqualTo(invited.link());
    assertThat(later.hears(ServerToTechnician.Step.class).step())
        .isEqualTo(GuideStep.PROGRAM_STARTED);
    assertThat(later.hears(ServerToTechnician.Step.class).step()).isEqualTo(GuideStep.JOINED);
    later.hears(ServerToTechnician.Joined.class);
  }

  @Test
  void anotherTechnicianHearsNothingAndCannotOpen() throws Exception {
    TestServer.Login stranger = server.newTechnician("Otto Fremd");
    FakeTechnician others = FakeTechnician.welcomed(server, stranger);
    ServerToTechnician.Invited invited = invite(page);
    FakeAgent agent = join(invited);
    page.hearsAtLast(ServerToTechnician.Joined.class);
    others.say(new TechnicianToServer.Revoke(invited.number()));
    others.say(new TechnicianToServer.Open(agent.machineId, ""));
    assertThat(others.hears(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.COMPUTER_BUSY);
    open(page, agent);
  }

  @Test
  void theSameComputerMayComeAgainUntilItsSessionBegins() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    FakeAgent agent = join(invited);
    page.hearsAtLast(ServerToTechnician.Joined.class);
    agent.vanish();
    FakeAgent back = FakeAgent.introduced(server, agent.key);
    back.passwordReady();
    back.say(new AgentToServer.Join(invited.number()));
    back.hears(ServerToAgent.Joined.class);
    back.passwordReady();
    assertThat(page.hearsAtLast(ServerToTechnician.Joined.class).machineId())
        .isEqualTo(agent.machineId);
    assertThat(refusal(FakeAgent.ready(server), invited.number())).isEqualTo(JoinRefusal.USED);
  }

  @Test
  void anOrdinaryPasswordAfterTheNumberIsOpenToEverybody() throws Exception {
    FakeAgent agent = join(invite(page));
    page.hearsAtLast(ServerToTechnician.Joined.class);
    agent.passwordReady();
    TestServer.Login colleague = server.newTechnician("Carla Kollegin");
    FakeTechnician theirs = FakeTechnician.welcomed(server, colleague);
    refusal(agent, "not a number"); // answered after the password was taken in
    String session = open(theirs, agent);
    assertThat(server.session(session).getWay()).isEqualTo("ID_PASSWORD");
  }

  @Test
  void revokedNumbersLeadNowhere() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    page.say(new TechnicianToServer.Revoke(invited.number()));
    assertThat(page.hears(ServerToTechnician.InvitationOver.class).reason())
        .isEqualTo(JoinRefusal.REVOKED);
    assertThat(refusal(FakeAgent.ready(server), invited.number())).isEqualTo(JoinRefusal.REVOKED);
  }

  @Test
  void aCustomerWhoWaitsHearsThatTheNumberWasTakenBack() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    FakeAgent agent = join(invited);
    page.hearsAtLast(ServerToTechnician.Joined.class);
    page.say(new TechnicianToServer.Revoke(invited.number()));
    assertThat(agent.hears(ServerToAgent.NotJoined.class).reason()).isEqualTo(JoinRefusal.REVOKED);
  }

  @Test
  void aNumberThatIsTakenBackWhileThePasswordIsMadeOfItOpensNothing() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    FakeAgent agent = FakeAgent.ready(server);
    agent.say(new AgentToServer.Join(invited.number()));
    agent.hears(ServerToAgent.Joined.class);
    page.say(new TechnicianToServer.Revoke(invited.number()));
    page.hearsAtLast(ServerToTechnician.InvitationOver.class);
    agent.passwordReady();
    assertThat(agent.hears(ServerToAgent.NotJoined.class))
        .isEqualTo(new ServerToAgent.NotJoined(invited.number(), JoinRefusal.REVOKED));
    page.say(new TechnicianToServer.Invite());
    page.hears(ServerToTechnician.Invited.class); // and no Joined before it, which would open
  }

  @Test
  void expiredNumbersLeadNowhere() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    server
        .sql()
        .update(INVITATION)
        .set(INVITATION.EXPIRES_AT, Instant.now().minusSeconds(1))
        .execute();
    assertThat(refusal(FakeAgent.ready(server), invited.number())).isEqualTo(JoinRefusal.EXPIRED);
    assertThat(FakeTechnician.welcomed(server, login).unheard())
        .as("a page that comes later is told of no number")
        .isEmpty();
  }

  @Test
  void withoutAPageOfItsTechnicianANumberStaysGood() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    page.close(1001);
    page.closeCode();
    FakeAgent agent = FakeAgent.ready(server);
    JoinRefusal first = refusal(agent, invited.number());
    assertThat(first).isEqualTo(JoinRefusal.TECHNICIAN_AWAY);
    FakeTechnician back = FakeTechnician.welcomed(server, login);
    assertThat(back.hears(ServerToTechnician.Invited.class).number()).isEqualTo(invited.number());
    agent.say(new AgentToServer.Join(invited.number()));
    agent.hears(ServerToAgent.Joined.class);
  }

  @Test
  void aDisabledTechnicianHasNoNumbers() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    var admin = new Visitor(server.url(), server.url());
    admin.useCookie(server.newPerson("Carla Chefin", "ADMIN").cookie());
    admin.get("/account");
    assertThat(admin.post("/technicians/" + login.technicianId() + "/disable", Map.of()).status())
        .isEqualTo(303);
    assertThat(refusal(FakeAgent.ready(server), invited.number())).isEqualTo(JoinRefusal.REVOKED);
  }

  @Test
  void guessesAreLimited() throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    assertThat(refusal(agent, "12345678")).isEqualTo(JoinRefusal.UNKNOWN);
    assertThat(refusal(agent, "0123456789")).isEqualTo(JoinRefusal.UNKNOWN);
    assertThat(refusal(agent, "' OR 1=1 --")).isEqualTo(JoinRefusal.UNKNOWN);
    for (int i = 0; i < 10; i++) {
      assertThat(refusal(agent, "12345678" + i)).isEqualTo(JoinRefusal.UNKNOWN);
    }
    assertThat(refusal(agent, "123456789")).isEqualTo(JoinRefusal.TOO_MANY);
    ServerToTechnician.Invited invited = invite(page);
    assertThat(refusal(agent, invited.number())).isEqualTo(JoinRefusal.TOO_MANY);
  }

  @Test
  void rightNumbersAreNoGuesses() throws Exception {
    for (int i = 0; i < 15; i++) {
      FakeAgent agent = FakeAgent.ready(server);
      agent.say(new AgentToServer.Join(invite(page).number()));
      agent.hears(ServerToAgent.Joined.class);
      page.hears(ServerToTechnician.Step.class);
      page.hears(ServerToTechnician.Step.class);
    }
  }

  @Test
  void aTechnicianMakesABoundedLotOfNumbers() throws Exception {
    for (int i = 0; i < 30; i++) {
      invite(page);
    }
    page.say(new TechnicianToServer.Invite());
    var failure = page.hears(ServerToTechnician.Failure.class);
    assertThat(failure.code()).isEqualTo(FailureCode.TOO_MANY_ATTEMPTS);
    assertThat(failure.retryAfterSeconds()).isPositive();
  }

  @Test
  void aNumberSurvivesARestartOfTheServer() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    server.restart();
    FakeTechnician back = FakeTechnician.welcomed(server, login);
    var again = back.hears(ServerToTechnician.Invited.class);
    assertThat(again.number()).isEqualTo(invited.number());
    assertThat(again.link()).isEmpty();
    FakeAgent agent = join(invited);
    assertThat(back.hears(ServerToTechnician.Joined.class).machineId()).isEqualTo(agent.machineId);
  }

  @Test
  void theCodeOfALinkIsStoredNowhere() throws Exception {
    ServerToTechnician.Invited invited = invite(page);
    String code = invited.link().substring(invited.link().lastIndexOf('/') + 1);
    String rows = server.sql().selectFrom(INVITATION).fetch().formatCSV();
    assertThat(rows).contains(invited.number()).doesNotContain(code);
  }

  private static ServerToTechnician.Invited invite(FakeTechnician page) throws Exception {
    page.say(new TechnicianToServer.Invite());
    return page.hears(ServerToTechnician.Invited.class);
  }

  /// An agent whose password is made of the number.
  private FakeAgent join(ServerToTechnician.Invited invited) throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    agent.say(new AgentToServer.Join(invited.number()));
    agent.hears(ServerToAgent.Joined.class);
    agent.passwordReady();
    return agent;
  }

  private static JoinRefusal refusal(FakeAgent agent, String number) throws Exception {
    agent.say(new AgentToServer.Join(number));
    return agent.hears(ServerToAgent.NotJoined.class).reason();
  }

  private void hearsStep(ServerToTechnician.Invited invited, GuideStep step) throws Exception {
    assertThat(page.hears(ServerToTechnician.Step.class))
        .isEqualTo(new ServerToTechnician.Step(invited.number(), step));
  }

  private static String open(FakeTechnician page, FakeAgent agent) throws Exception {
    page.say(new TechnicianToServer.Open(agent.machineId, ""));
    return page.hearsAtLast(ServerToTechnician.PasswordChallenge.class).sessionId();
  }
}
