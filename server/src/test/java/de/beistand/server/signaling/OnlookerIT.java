package de.beistand.server.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.OnlookerPhase;
import de.beistand.protocol.OnlookingEnd;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.OnlookerToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToOnlooker;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import de.beistand.server.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A colleague looks on at a running session: only with a yes of the customer for this colleague
/// that is on record and was not taken back.
class OnlookerIT {
  private static final String PIA = "Pia Prüfer";
  private static final IceCandidate WAY = new IceCandidate("candidate:1", "0", 0);

  private TestServer server;
  private TestServer.Login tomsLogin;
  private TestServer.Login piasLogin;
  private FakeTechnician tom;
  private FakeTechnician pia;
  private FakeAgent agent;
  private ServerToAgent.PasswordCheck check;
  private String session;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
    tomsLogin = server.newTechnician("Tom Techniker");
    tom = watching(tomsLogin);
    piasLogin = server.newTechnician(PIA);
    pia = watching(piasLogin);
    agent = FakeAgent.ready(server);
    agent.say(new AgentToServer.WantRequestForm());
    agent.hearsAtLast(ServerToAgent.RequestForm.class); // so it has heard of the password, too
    tom.say(new TechnicianToServer.Open(agent.machineId, ""));
    session = tom.hearsAtLast(ServerToTechnician.PasswordChallenge.class).sessionId();
    tom.say(new TechnicianToServer.Proof(session, "proof"));
    check = agent.hearsAtLast(ServerToAgent.PasswordCheck.class);
    agent.say(new AgentToServer.PasswordAccepted(session));
    agent.begins();
    agent.say(agent.event(check, EventKind.ASKED, Grant.VIEW));
    agent.say(agent.event(check, EventKind.GIVEN, Grant.VIEW));
    agent.hearsAtLast(ServerToAgent.Connect.class);
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

  private OnlookerPhase phase() throws Exception {
    return tom.hearsAtLast(ServerToTechnician.Onlooker.class).phase();
  }

  private void offered() throws Exception {
    tom.say(new TechnicianToServer.InviteOnlooker(session, piasLogin.technicianId()));
    assertThat(phase()).isEqualTo(OnlookerPhase.OFFERED);
    assertThat(pia.hearsAtLast(ServerToTechnician.OnlookingOffered.class))
        .isEqualTo(
            new ServerToTechnician.OnlookingOffered(
                session, "Tom Techniker", agent.machineId, false));
  }

  /// The customer is being asked.
  private void asked() throws Exception {
    offered();
    pia.say(new TechnicianToServer.AnswerOnlooking(session, true));
    assertThat(phase()).isEqualTo(OnlookerPhase.ASKING);
    assertThat(agent.hearsAtLast(ServerToAgent.LookOn.class))
        .isEqualTo(new ServerToAgent.LookOn(session, PIA));
    ask(PIA);
  }

  private void ask(String colleague) throws Exception {
    agent.say(agent.event(check, EventKind.COLLEAGUE_NAMED, "", colleague));
    agent.say(agent.event(check, EventKind.ASKED, Grant.ONLOOKER));
  }

  private void says(EventKind kind) throws Exception {
    agent.say(agent.event(check, kind, Grant.ONLOOKER));
  }

  private void allowed() throws Exception {
    asked();
    says(EventKind.GIVEN);
    assertThat(phase()).isEqualTo(OnlookerPhase.ALLOWED);
    pia.hearsAtLast(ServerToTechnician.OnlookingReady.class);
  }

  private FakeOnlooker looking() throws Exception {
    allowed();
    FakeOnlooker page = FakeOnlooker.hello(server, piasLogin, session);
    page.hearsAtLast(ServerToOnlooker.Welcome.class);
    assertThat(phase()).isEqualTo(OnlookerPhase.LOOKING);
    return page;
  }

  private void isShut(TestServer.Login login) throws Exception {
    assertThat(FakeOnlooker.hello(server, login, session).closeCode()).isEqualTo(4403);
    assertThat(page(login)).isEqualTo(404);
  }

  private int page(TestServer.Login login) throws Exception {
    var visitor = new Visitor(server.url(), server.url());
    visitor.useCookie(login.cookie());
    return visitor.get("/watch/" + session).status();
  }

  @Test
  void bothAgreeAndTheTwoPagesAreBroughtTogether() throws Exception {
    FakeOnlooker page = looking();
    assertThat(page(piasLogin)).isEqualTo(200);
    int round = page.hearsAtLast(ServerToOnlooker.Connect.class).round();
    assertThat(tom.hearsAtLast(ServerToTechnician.OnlookerConnect.class).round()).isEqualTo(round);
    tom.say(new TechnicianToServer.OnlookerOffer(session, round - 1, "old"));
    tom.say(new TechnicianToServer.OnlookerOffer(session, round, "offer"));
    tom.say(new TechnicianToServer.OnlookerCandidate(session, round, WAY));
    assertThat(page.hearsAtLast(ServerToOnlooker.Offer.class).sdp()).isEqualTo("offer");
    assertThat(page.hearsAtLast(ServerToOnlooker.Candidate.class).candidate()).isEqualTo(WAY);
    page.say(new OnlookerToServer.Answer(round, "answer"));
    page.say(new OnlookerToServer.Candidate(round, WAY));
    assertThat(tom.hearsAtLast(ServerToTechnician.OnlookerAnswer.class).sdp()).isEqualTo("answer");
    tom.hearsAtLast(ServerToTechnician.OnlookerCandidate.class);
    page.say(new OnlookerToServer.Again());
    assertThat(page.hearsAtLast(ServerToOnlooker.Connect.class).round()).isEqualTo(round + 1);
  }

  @Test
  void theCustomerTakesItBack() throws Exception {
    FakeOnlooker page = looking();
    says(EventKind.WITHDRAWN);
    assertThat(page.hearsAtLast(ServerToOnlooker.Over.class).reason())
        .isEqualTo(OnlookingEnd.WITHDRAWN);
    assertThat(page.closeCode()).isEqualTo(1000);
    assertThat(phase()).isEqualTo(OnlookerPhase.WITHDRAWN);
    isShut(piasLogin);
    assertThat(server.session(session).getPhase()).isEqualTo("ACTIVE");
  }

  @Test
  void whoLooksOnAndHowLongStandsInTheRecordAndInTheAuditLog() throws Exception {
    FakeOnlooker page = looking();
    page.hearsAtLast(ServerToOnlooker.Connect.class);
    page.say(new OnlookerToServer.Leave());
    assertThat(page.hearsAtLast(ServerToOnlooker.Over.class).reason()).isEqualTo(OnlookingEnd.LEFT);
    assertThat(phase()).isEqualTo(OnlookerPhase.LEFT);
    agent.hearsAtLast(ServerToAgent.OnlookerGone.class);
    says(EventKind.RETURNED);
    agent.say(agent.event(check, EventKind.ENDED, EndReason.CUSTOMER_STOPPED));
    assertThat(tom.hearsAtLast(ServerToTechnician.Ended.class).reason())
        .isEqualTo(EndReason.CUSTOMER_STOPPED);
    assertThat(server.events(session))
        .anyMatch(line -> line.startsWith("server") && line.contains("ONLOOKER_CAME"))
        .anyMatch(line -> line.startsWith("server") && line.contains("ONLOOKER_LEFT"));
    assertThat(
            server
                .sql()
                .select(de.beistand.sql.Tables.AUDIT_EVENT.ACTOR_ID)
                .from(de.beistand.sql.Tables.AUDIT_EVENT)
                .where(de.beistand.sql.Tables.AUDIT_EVENT.ACTION.eq("SESSION_WATCHED"))
                .fetchInto(Long.class))
        .containsExactly(piasLogin.technicianId());
  }

  @Test
  void theTechnicianEndsIt() throws Exception {
    FakeOnlooker page = looking();
    tom.say(new TechnicianToServer.EndOnlooking(session));
    assertThat(page.hearsAtLast(ServerToOnlooker.Over.class).reason())
        .isEqualTo(OnlookingEnd.ENDED);
    assertThat(phase()).isEqualTo(OnlookerPhase.ENDED);
    agent.hearsAtLast(ServerToAgent.OnlookerGone.class);
    isShut(piasLogin);
  }

  @Test
  void theTechniciansPageIsLoadedAnew() throws Exception {
    FakeOnlooker page = looking();
    says(EventKind.RETURNED);
    assertThat(page.hearsAtLast(ServerToOnlooker.Over.class).reason())
        .isEqualTo(OnlookingEnd.ENDED);
    isShut(piasLogin);
  }

  @Test
  void theSessionEnds() throws Exception {
    FakeOnlooker page = looking();
    tom.say(new TechnicianToServer.End(session));
    assertThat(page.hearsAtLast(ServerToOnlooker.Over.class).reason())
        .isEqualTo(OnlookingEnd.SESSION_OVER);
    isShut(piasLogin);
  }

  @Test
  void theColleaguesPageGoesAndComesBack() throws Exception {
    FakeOnlooker page = looking();
    page.vanish();
    assertThat(phase()).isEqualTo(OnlookerPhase.ALLOWED);
    FakeOnlooker again = FakeOnlooker.hello(server, piasLogin, session);
    again.hearsAtLast(ServerToOnlooker.Connect.class);
    assertThat(phase()).isEqualTo(OnlookerPhase.LOOKING);
    FakeOnlooker other = FakeOnlooker.hello(server, piasLogin, session);
    other.hearsAtLast(ServerToOnlooker.Connect.class);
    assertThat(again.closeCode()).isEqualTo(4409);
  }

  @Test
  void nobodyIsLetInBeforeTheYesOrWithoutOneOfTheirOwn() throws Exception {
    offered();
    isShut(piasLogin);
    pia.say(new TechnicianToServer.AnswerOnlooking(session, true));
    agent.hearsAtLast(ServerToAgent.LookOn.class);
    ask(PIA);
    isShut(piasLogin);
    says(EventKind.GIVEN);
    pia.hearsAtLast(ServerToTechnician.OnlookingReady.class);
    TestServer.Login stranger = server.newTechnician(PIA); // of the same name
    isShut(stranger);
    isShut(tomsLogin);
    assertThat(page(piasLogin)).isEqualTo(200);
    FakePeer.Refused refused =
        catchThrowableOfType(
            FakePeer.Refused.class,
            () -> FakeOnlooker.connect(server, "https://elsewhere.example", piasLogin));
    assertThat(refused.status).isEqualTo(403);
  }

  @Test
  void theCustomerRefuses() throws Exception {
    asked();
    says(EventKind.REFUSED);
    assertThat(phase()).isEqualTo(OnlookerPhase.REFUSED);
    pia.hearsAtLast(ServerToTechnician.OnlookingOver.class);
    isShut(piasLogin);
  }

  @Test
  void aYesToAnotherNameOrToNobodyLetsNobodyIn() throws Exception {
    says(EventKind.GIVEN);
    agent.hearsAtLast(ServerToAgent.OnlookerGone.class);
    asked();
    ask("Max Muster");
    says(EventKind.GIVEN);
    agent.hearsAtLast(ServerToAgent.OnlookerGone.class);
    isShut(piasLogin);
  }

  @Test
  void theColleagueCannot() throws Exception {
    offered();
    pia.say(new TechnicianToServer.AnswerOnlooking(session, false));
    assertThat(phase()).isEqualTo(OnlookerPhase.DECLINED);
  }

  @Test
  void theTechnicianDoesWithoutWhileTheCustomerIsAsked() throws Exception {
    asked();
    tom.say(new TechnicianToServer.EndOnlooking(session));
    assertThat(phase()).isEqualTo(OnlookerPhase.TAKEN_BACK);
    agent.hearsAtLast(ServerToAgent.OnlookerGone.class);
    says(EventKind.GIVEN); // was on its way
    agent.hearsAtLast(ServerToAgent.OnlookerGone.class);
    isShut(piasLogin);
  }

  @Test
  void theColleaguesAccountIsDisabled() throws Exception {
    FakeOnlooker page = looking();
    Visitor admin = new Visitor(server.url(), server.url());
    admin.useCookie(server.newPerson("Ada Amt", "ADMIN").cookie());
    admin.get("/account");
    admin.post("/technicians/" + piasLogin.technicianId() + "/disable", java.util.Map.of());
    page.hearsAtLast(ServerToOnlooker.Over.class);
    agent.hearsAtLast(ServerToAgent.OnlookerGone.class);
    assertThat(phase()).isEqualTo(OnlookerPhase.LEFT);
  }

  @Test
  void aYesThatOutlivedTheServersMemoryIsTakenAway() throws Exception {
    allowed();
    server.crashAndRestart();
    FakeAgent back = FakeAgent.introduced(server, agent.key);
    back.say(new AgentToServer.Resume(session));
    back.hearsAtLast(ServerToAgent.OnlookerGone.class);
    isShut(piasLogin);
  }

  @Test
  void nobodyInvitesToASessionOfSomebodyElse() throws Exception {
    pia.say(new TechnicianToServer.InviteOnlooker(session, tomsLogin.technicianId()));
    assertThat(pia.hearsAtLast(ServerToTechnician.Onlooker.class).phase())
        .isEqualTo(OnlookerPhase.IMPOSSIBLE);
    tom.say(new TechnicianToServer.InviteOnlooker(session, 99));
    assertThat(phase()).isEqualTo(OnlookerPhase.IMPOSSIBLE);
    pia.say(new TechnicianToServer.AnswerOnlooking(session, true));
    pia.hearsAtLast(ServerToTechnician.OnlookingOver.class);
    isShut(piasLogin);
  }
}
