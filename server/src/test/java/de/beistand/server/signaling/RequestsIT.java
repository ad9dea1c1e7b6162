package de.beistand.server.signaling;

import static de.beistand.sql.Tables.INVITATION;
import static de.beistand.sql.Tables.SUPPORT_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.Grant;
import de.beistand.protocol.GuideStep;
import de.beistand.protocol.QueueRefusal;
import de.beistand.protocol.RequestFault;
import de.beistand.protocol.RequestPhase;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.Colleague;
import de.beistand.protocol.signaling.QueuedRequest;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.protocol.signaling.Translated;
import de.beistand.server.TestServer;
import de.beistand.server.Visitor;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Support requests from the form to the end.
class RequestsIT {
  private static final String TERMS = "2026-11";
  private static final String PROOF = "proof";

  private TestServer server;
  private FakeTechnician tom;
  private TestServer.Login tomsLogin;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
    tomsLogin = server.newTechnician("Tom Techniker");
    tom = watching(tomsLogin);
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

  private static AgentToServer.RequestSupport request(String name, String terms) {
    return new AgentToServer.RequestSupport(
        "Bäckerei Sommer", name, "0211 123456", "", "Der Drucker\ndruckt grün.", terms, "de");
  }

  private FakeAgent asking() throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    agent.say(request("Ute Sommer", TERMS));
    assertThat(agent.hears(ServerToAgent.RequestStatus.class).phase())
        .isEqualTo(RequestPhase.WAITING);
    return agent;
  }

  private static QueuedRequest seen(FakeTechnician page, Predicate<QueuedRequest> wanted)
      throws InterruptedException {
    while (true) {
      for (QueuedRequest one : page.hearsAtLast(ServerToTechnician.Queue.class).requests()) {
        if (wanted.test(one)) {
          return one;
        }
      }
    }
  }

  private static void awaitEmpty(FakeTechnician page) throws InterruptedException {
    while (!page.hearsAtLast(ServerToTechnician.Queue.class).requests().isEmpty()) {}
  }

  private static Predicate<QueuedRequest> in(RequestPhase phase) {
    return one -> one.phase() == phase;
  }

  @Test
  void fromTheFormToTheSessionAndItsEnd() throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    agent.say(new AgentToServer.WantRequestForm());
    assertThat(agent.hears(ServerToAgent.RequestForm.class))
        .isEqualTo(
            new ServerToAgent.RequestForm(
                false, true, TERMS, "", Translated.NONE, Translated.NONE));
    agent.say(request(" Ute\u202E Sommer ", TERMS));
    assertThat(agent.hears(ServerToAgent.RequestStatus.class).phase())
        .isEqualTo(RequestPhase.WAITING);
    QueuedRequest waiting = seen(tom, in(RequestPhase.WAITING));
    assertThat(waiting.name()).isEqualTo("Ute Sommer");
    assertThat(waiting.words()).isEqualTo("Der Drucker\ndruckt grün.");
    assertThat(waiting.machineId()).isEqualTo(agent.machineId);
    assertThat(waiting.here()).isTrue();
    assertThat(waiting.number()).isEmpty();

    tom.say(new TechnicianToServer.PickUp(waiting.id()));
    var picked = agent.hearsAtLast(ServerToAgent.PickedUp.class);
    assertThat(picked.technician()).isEqualTo("Tom Techniker");
    assertThat(tom.hearsAtLast(ServerToTechnician.Step.class))
        .isEqualTo(new ServerToTechnician.Step(picked.number(), GuideStep.REQUEST_SENT));
    assertThat(seen(tom, one -> !one.number().isEmpty()).number()).isEqualTo(picked.number());

    agent.say(new AgentToServer.Join(picked.number()));
    agent.hearsAtLast(ServerToAgent.Joined.class);
    agent.passwordReady();
    assertThat(tom.hearsAtLast(ServerToTechnician.Joined.class).machineId())
        .isEqualTo(agent.machineId);
    tom.say(new TechnicianToServer.Open(agent.machineId, ""));
    String session = tom.hearsAtLast(ServerToTechnician.PasswordChallenge.class).sessionId();
    assertThat(agent.hearsAtLast(ServerToAgent.RequestStatus.class).phase())
        .isEqualTo(RequestPhase.IN_SESSION);
    agree(agent, session);
    tom.say(new TechnicianToServer.End(session));
    assertThat(agent.hearsAtLast(ServerToAgent.RequestStatus.class).phase())
        .isEqualTo(RequestPhase.DONE);
    awaitEmpty(tom);
    assertThat(server.session(session).getWay()).isEqualTo("REQUEST");
  }

  private void agree(FakeAgent agent, String session) throws Exception {
    tom.say(new TechnicianToServer.Proof(session, PROOF));
    var check = agent.hearsAtLast(ServerToAgent.PasswordCheck.class);
    agent.say(new AgentToServer.PasswordAccepted(session));
    agent.say(agent.event(check, EventKind.ASKED, Grant.VIEW));
    agent.say(agent.event(check, EventKind.GIVEN, Grant.VIEW));
    agent.hearsAtLast(ServerToAgent.Connect.class);
  }

  /// A session that the customer refuses.
  private void refuse(FakeAgent agent) throws Exception {
    String session = SessionIT.openWhenReady(tom, agent.machineId);
    tom.say(new TechnicianToServer.Proof(session, PROOF));
    var check = agent.hearsAtLast(ServerToAgent.PasswordCheck.class);
    agent.say(new AgentToServer.PasswordAccepted(session));
    agent.begins();
    agent.say(agent.event(check, EventKind.ASKED, Grant.VIEW));
    agent.say(agent.event(check, EventKind.REFUSED, Grant.VIEW));
    assertThat(tom.hearsAtLast(ServerToTechnician.Ended.class).reason())
        .isEqualTo(EndReason.CONSENT_REFUSED);
    agent.passwordReady();
  }

  @Test
  void aRefusedConsentLeavesTheRequestWithItsTechnician() throws Exception {
    FakeAgent agent = asking();
    refuse(agent);
    QueuedRequest back = seen(tom, in(RequestPhase.PICKED_UP));
    assertThat(back.mine()).isTrue();
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    agent.say(request(" ", ""));
    assertThat(agent.hears(ServerToAgent.RequestRefused.class))
        .isEqualTo(
            new ServerToAgent.RequestRefused(
                List.of(RequestFault.NAME_MISSING, RequestFault.TERMS_MISSING), "", 0));
    agent.say(request("Ute", "an older version"));
    assertThat(agent.hears(ServerToAgent.RequestRefused.class).faults())
        .containsExactly(RequestFault.TERMS_MISSING);
  }

  @Test
  void aComputerHasOneOpenRequest() throws Exception {
    FakeAgent agent = asking();
    QueuedRequest first = seen(tom, in(RequestPhase.WAITING));
    agent.say(request("Noch einmal", TERMS));
    agent.hears(ServerToAgent.RequestStatus.class);
    agent.say(new AgentToServer.WithdrawRequest());
    assertThat(agent.hears(ServerToAgent.RequestStatus.class).phase())
        .isEqualTo(RequestPhase.WITHDRAWN);
    awaitEmpty(tom);
    tom.say(new TechnicianToServer.PickUp(first.id()));
    assertThat(tom.hearsAtLast(ServerToTechnician.QueueRefused.class).reason())
        .isEqualTo(QueueRefusal.GONE);
  }

  @Test
  void tooManyFromOneComputer() throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    for (int i = 0; i < 10; i++) {
      agent.say(request("", TERMS));
      assertThat(agent.hears(ServerToAgent.RequestRefused.class).faults())
          .containsExactly(RequestFault.NAME_MISSING);
    }
    agent.say(request("Ute", TERMS));
    var refused = agent.hears(ServerToAgent.RequestRefused.class);
    assertThat(refused.faults()).containsExactly(RequestFault.TOO_MANY);
    assertThat(refused.retryAfterSeconds()).isPositive();
  }

  @Test
  void handedOverToAColleague() throws Exception {
    FakeAgent agent = asking();
    TestServer.Login piasLogin = server.newTechnician("Pia Prüfer");
    FakeTechnician pia = watching(piasLogin);
    QueuedRequest waiting = seen(tom, in(RequestPhase.WAITING));
    tom.say(new TechnicianToServer.PickUp(waiting.id()));
    String number = agent.hearsAtLast(ServerToAgent.PickedUp.class).number();
    QueuedRequest asPiaSeesIt = seen(pia, in(RequestPhase.PICKED_UP));
    assertThat(asPiaSeesIt.technician()).isEqualTo("Tom Techniker");
    assertThat(asPiaSeesIt.mine()).isFalse();
    assertThat(asPiaSeesIt.number()).isEmpty();
    pia.say(new TechnicianToServer.PickUp(waiting.id()));
    assertThat(pia.hearsAtLast(ServerToTechnician.QueueRefused.class).reason())
        .isEqualTo(QueueRefusal.TAKEN);

    tom.say(new TechnicianToServer.HandOver(waiting.id(), piasLogin.technicianId()));
    QueuedRequest forPia = seen(pia, one -> one.phase() == RequestPhase.WAITING && one.mine());
    assertThat(forPia.technician()).isEqualTo("Pia Prüfer");
    agent.say(new AgentToServer.Join(number));
    agent.hearsAtLast(ServerToAgent.NotJoined.class);

    pia.say(new TechnicianToServer.PickUp(waiting.id()));
    assertThat(agent.hearsAtLast(ServerToAgent.PickedUp.class).technician())
        .isEqualTo("Pia Prüfer");
    pia.close(1000);
    while (!tom.hearsAtLast(ServerToTechnician.Queue.class).colleagues().isEmpty()) {}
    tom.say(new TechnicianToServer.HandOver(waiting.id(), piasLogin.technicianId()));
    assertThat(tom.hearsAtLast(ServerToTechnician.QueueRefused.class).reason())
        .isEqualTo(QueueRefusal.UNKNOWN_COLLEAGUE);
  }

  @Test
  void colleaguesAreThoseWhosePageIsOpen() throws Exception {
    TestServer.Login pia = server.newTechnician("Pia Prüfer");
    FakeTechnician page = watching(pia);
    ServerToTechnician.Queue queue;
    do {
      queue = tom.hearsAtLast(ServerToTechnician.Queue.class);
    } while (queue.colleagues().isEmpty());
    assertThat(queue.colleagues()).containsExactly(new Colleague(pia.technicianId(), "Pia Prüfer"));
    page.vanish();
    while (!tom.hearsAtLast(ServerToTechnician.Queue.class).colleagues().isEmpty()) {}
  }

  @Test
  void closedWithAVisit() throws Exception {
    FakeAgent agent = asking();
    QueuedRequest waiting = seen(tom, in(RequestPhase.WAITING));
    tom.say(
        new TechnicianToServer.CloseRequest(
            waiting.id(), RequestPhase.ON_SITE, "Dienstag, 10 Uhr"));
    assertThat(agent.hears(ServerToAgent.RequestStatus.class).phase())
        .isEqualTo(RequestPhase.ON_SITE);
    awaitEmpty(tom);

    var admin = new Visitor(server.url(), server.url());
    admin.useCookie(server.newPerson("Carla Chefin", "ADMIN").cookie());
    assertThat(admin.get("/requests").text())
        .contains("data-phase=\"ON_SITE\"", "Dienstag, 10 Uhr", "Ute Sommer", "Tom Techniker");
    assertThat(admin.get("/requests?q=dienstag&how=ON_SITE").text()).contains("Dienstag, 10 Uhr");
    assertThat(admin.get("/requests?how=DONE").text()).contains("requests-empty");
    assertThat(admin.get("/requests?q=mittwoch").text()).contains("requests-empty");
    assertThat(admin.get("/requests?how=WAITING").text()).contains("Dienstag, 10 Uhr");
  }

  @Test
  void nobodySettlesARequestAsSomethingElse() throws Exception {
    asking();
    QueuedRequest waiting = seen(tom, in(RequestPhase.WAITING));
    tom.say(new TechnicianToServer.CloseRequest(waiting.id(), RequestPhase.WITHDRAWN, ""));
    assertThat(tom.hearsAtLast(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.BAD_MESSAGE);
  }

  @Test
  void theQueueOutlivesTheServerAndShowsWhoIsThere() throws Exception {
    FakeAgent agent = asking();
    server.restart();
    tom = FakeTechnician.welcomed(server, tomsLogin);
    tom.say(new TechnicianToServer.WatchQueue());
    assertThat(seen(tom, in(RequestPhase.WAITING)).here()).isFalse();
    FakeAgent back = FakeAgent.introduced(server, agent.key);
    assertThat(back.hears(ServerToAgent.RequestStatus.class).phase())
        .isEqualTo(RequestPhase.WAITING);
    assertThat(seen(tom, QueuedRequest::here).machineId()).isEqualTo(back.machineId);
    back.vanish();
    seen(tom, one -> !one.here());
  }

  @Test
  void filedOnThePage() throws Exception {
    var visitor = new Visitor(server.url(), server.url());
    assertThat(visitor.get("/request").status()).isEqualTo(200);
    var incomplete = visitor.post("/request", Map.of("name", "Ute <b>Sommer"));
    assertThat(incomplete.status()).isEqualTo(422);
    assertThat(incomplete.text())
        .contains("id=\"phone-error\"", "id=\"terms-error\"", "Ute &lt;b&gt;Sommer");
    var filed =
        visitor.post(
            "/request",
            Map.of("name", "Ute Sommer", "phone", "0 2", "words", "Hilfe", "terms", TERMS));
    assertThat(filed.status()).isEqualTo(422);
    filed =
        visitor.post(
            "/request",
            Map.of("name", "Ute Sommer", "phone", "0211 123", "words", "Hilfe", "terms", TERMS));
    assertThat(filed.status()).isEqualTo(303);
    String address = filed.location();
    assertThat(address).matches("/request/[A-Za-z0-9_-]{22}");
    assertThat(visitor.get(address).text()).contains("data-phase=\"WAITING\"");

    QueuedRequest waiting = seen(tom, in(RequestPhase.WAITING));
    assertThat(waiting.machineId()).isEmpty();
    tom.say(new TechnicianToServer.PickUp(waiting.id()));
    String number = seen(tom, one -> !one.number().isEmpty()).number();
    String page = visitor.get(address).text();
    assertThat(page).contains("data-number=\"" + number + "\"", "Tom Techniker", "/j/");
    assertThat(visitor.get(address, "Accept", "application/json").text())
        .isEqualTo("{\"state\":\"PICKED_UP " + number + "\"}");

    FakeAgent agent = FakeAgent.ready(server);
    agent.say(new AgentToServer.Join(number));
    agent.hearsAtLast(ServerToAgent.Joined.class);
    assertThat(seen(tom, one -> !one.machineId().isEmpty()).machineId()).isEqualTo(agent.machineId);
    assertThat(visitor.post(address + "/withdraw", Map.of()).status()).isEqualTo(303);
    assertThat(visitor.get(address).text()).contains("data-phase=\"WITHDRAWN\"");
    awaitEmpty(tom);
    assertThat(visitor.get("/request/AAAAAAAAAAAAAAAAAAAAAA").status()).isEqualTo(404);
  }

  @Test
  void theNoteToASettledRequestOutlivesACustomerWhoTakesItBackTooLate() throws Exception {
    var visitor = new Visitor(server.url(), server.url());
    visitor.get("/request");
    String address =
        visitor
            .post(
                "/request",
                Map.of("name", "Ute Sommer", "phone", "0211 123", "words", "?", "terms", TERMS))
            .location();
    QueuedRequest waiting = seen(tom, in(RequestPhase.WAITING));
    tom.say(new TechnicianToServer.CloseRequest(waiting.id(), RequestPhase.DONE, "Toner leer"));
    awaitEmpty(tom);
    assertThat(visitor.post(address + "/withdraw", Map.of()).status()).isEqualTo(303);
    var stored = server.sql().selectFrom(SUPPORT_REQUEST).fetchSingle();
    assertThat(stored.getState()).isEqualTo("DONE");
    assertThat(stored.getNote()).isEqualTo("Toner leer");
  }

  /// The number is made after the request is taken: what is in between here is a slow database.
  @Test
  void aRequestThatIsTakenBackWhileItsNumberIsMadeCallsNobody() throws Exception {
    FakeAgent agent = asking();
    QueuedRequest waiting = seen(tom, in(RequestPhase.WAITING));
    server
        .sql()
        .transaction(
            held -> {
              held.dsl().selectFrom(INVITATION).forUpdate().fetch(); // no row comes in now
              tom.say(new TechnicianToServer.PickUp(waiting.id()));
              seen(tom, in(RequestPhase.PICKED_UP));
              agent.say(new AgentToServer.WithdrawRequest());
              awaitEmpty(tom);
            });
    assertThat(tom.hearsAtLast(ServerToTechnician.QueueRefused.class).reason())
        .isEqualTo(QueueRefusal.GONE);
    assertThat(agent.unheard()).noneMatch(ServerToAgent.PickedUp.class::isInstance);
    assertThat(server.sql().selectFrom(INVITATION).fetchSingle().getState()).isEqualTo("REVOKED");
  }

  @Test
  void aComputerThatWasAwayWhenItsRequestWasPickedUpHearsTheNumberOnceItIsBack() throws Exception {
    FakeAgent agent = asking();
    agent.vanish();
    QueuedRequest waiting = seen(tom, one -> !one.here());
    tom.say(new TechnicianToServer.PickUp(waiting.id()));
    String number = seen(tom, one -> !one.number().isEmpty()).number();
    FakeAgent back = FakeAgent.introduced(server, agent.key);
    assertThat(back.hears(ServerToAgent.RequestStatus.class).phase())
        .isEqualTo(RequestPhase.PICKED_UP);
    assertThat(back.hears(ServerToAgent.PickedUp.class))
        .isEqualTo(new ServerToAgent.PickedUp("Tom Techniker", number));
  }

  @Test
  void whoseAccountIsDisabledSeesTheQueueNoMore() throws Exception {
    var admin = new Visitor(server.url(), server.url());
    admin.useCookie(server.newPerson("Carla Chefin", "ADMIN").cookie());
    admin.get("/account");
    admin.post("/technicians/" + tomsLogin.technicianId() + "/disable", Map.of());
    FakeTechnician pia = watching(server.newTechnician("Pia Prüfer"));
    pia.say(new TechnicianToServer.WatchQueue());
    assertThat(pia.hearsAtLast(ServerToTechnician.Queue.class).colleagues()).isEmpty();
    asking();
    tom.say(new TechnicianToServer.WatchQueue());
    assertThat(tom.closeCode()).isEqualTo(4401);
    assertThat(tom.unheard()).noneMatch(ServerToTechnician.Queue.class::isInstance);
  }

  @Test
  void threeNoesKeepTheTechnicianAway() throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    for (int i = 0; i < 3; i++) {
      refuse(agent);
    }
    tom.say(new TechnicianToServer.Open(agent.machineId, ""));
    var failure = tom.hearsAtLast(ServerToTechnician.Failure.class);
    assertThat(failure.code()).isEqualTo(FailureCode.CUSTOMER_REFUSES);
    assertThat(failure.retryAfterSeconds()).isBetween(3000, 3600);
    var admin = new Visitor(server.url(), server.url());
    admin.useCookie(server.newPerson("Carla Chefin", "ADMIN").cookie());
    assertThat(admin.get("/abuse").text())
        .contains(
            "<tr data-block=\"%s\" data-abuse=\"false\">".formatted(agent.machineId),
            "Tom Techniker");
    FakeTechnician pia = FakeTechnician.welcomed(server, server.newTechnician("Pia Prüfer"));
    pia.say(new TechnicianToServer.Open(agent.machineId, ""));
    pia.hears(ServerToTechnician.PasswordChallenge.class);
  }

  @Test
  void abuseIsReportedAndTheAdministratorLooks() throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    tom.say(new TechnicianToServer.Open(agent.machineId, ""));
    String session = tom.hearsAtLast(ServerToTechnician.PasswordChallenge.class).sessionId();
    tom.say(new TechnicianToServer.Proof(session, PROOF));
    var check = agent.hearsAtLast(ServerToAgent.PasswordCheck.class);
    agent.say(new AgentToServer.PasswordAccepted(session));
    agent.say(agent.event(check, EventKind.ASKED, Grant.VIEW));
    agent.say(agent.event(check, EventKind.GIVEN, Grant.VIEW));
    agent.say(agent.event(check, EventKind.ENDED, EndReason.ABUSE_REPORTED));
    agent.say(new AgentToServer.ReportAbuse(session, "Er wollte <b>mein</b> Konto."));
    assertThat(agent.hearsAtLast(ServerToAgent.AbuseNoted.class).sessionId()).isEqualTo(session);
    assertThat(tom.hearsAtLast(ServerToTechnician.Ended.class).reason())
        .isEqualTo(EndReason.ABUSE_REPORTED);
    agent.passwordReady();

    var admin = new Visitor(server.url(), server.url());
    admin.useCookie(server.newPerson("Carla Chefin", "ADMIN").cookie());
    var page = admin.get("/abuse");
    assertThat(page.text())
        .contains("data-unseen=\"1\"", "Tom Techniker", "&lt;b&gt;mein", "data-seen=\"false\"")
        .contains("<tr data-block=\"%s\" data-abuse=\"true\">".formatted(agent.machineId));
    assertThat(admin.post("/abuse/" + session + "/seen", Map.of()).status()).isEqualTo(303);
    assertThat(admin.get("/abuse").text())
        .contains("data-seen=\"true\"", "Carla Chefin")
        .doesNotContain("data-unseen");
    tom.say(new TechnicianToServer.Open(agent.machineId, ""));
    assertThat(tom.hearsAtLast(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.CUSTOMER_REFUSES);

    FakeAgent stranger = FakeAgent.ready(server);
    stranger.say(new AgentToServer.ReportAbuse(session, "not mine"));
    stranger.hears(ServerToAgent.AbuseNoted.class);
    assertThat(admin.get("/abuse").text()).doesNotContain("not mine");
  }

  @Test
  void afterASessionTheComputerIsFoundByNameCustomerAndId() throws Exception {
    FakeAgent agent = FakeAgent.ready(server);
    var admin = new Visitor(server.url(), server.url());
    admin.useCookie(server.newPerson("Carla Chefin", "ADMIN").cookie());
    admin.get("/customers");
    String name = "Bäckerei Sommer & Söhne";
    assertThat(
            admin
                .post("/customers", Map.of("number", "K-1001", "name", name, "contact", ""))
                .status())
        .isEqualTo(303);
    assertThat(admin.post("/customers", Map.of("number", "K-1001", "name", "x")).status())
        .isEqualTo(422);
    assertThat(admin.post("/customers", Map.of("number", "A-1", "name", "x")).status())
        .isEqualTo(422);
    var address = Pattern.compile("/customers/([0-9]+)").matcher(admin.get("/customers").text());
    assertThat(address.find()).isTrue();
    assertThat(
            admin
                .post(address.group(), Map.of("number", "K-1001", "name", name, "contact", "0211"))
                .status())
        .isEqualTo(303);

    assertThat(admin.get("/machines/" + agent.machineId).status()).isEqualTo(404);
    tom.say(new TechnicianToServer.Open(agent.machineId, ""));
    agree(agent, tom.hearsAtLast(ServerToTechnician.PasswordChallenge.class).sessionId());

    var technician = new Visitor(server.url(), server.url());
    technician.useCookie(tomsLogin.cookie());
    String page = "/machines/" + agent.machineId;
    assertThat(technician.get(page).status()).isEqualTo(200);
    assertThat(
            technician.post(page, Map.of("name", "Kasse", "customer", address.group(1))).status())
        .isEqualTo(303);
    assertThat(technician.get(page, "Accept", "application/json").text())
        .as("what the console's drawer shows during the session")
        .isEqualTo(
            "{\"name\":\"Kasse\",\"customer\":%1$s,\"customers\":[{\"id\":%1$s,\"number\":\"K-1001\",\"name\":\"%2$s\"}]}"
                .formatted(address.group(1), name));
    for (String words : List.of("kasse", "sommer", "k-1001", agent.machineId.substring(0, 5))) {
      assertThat(technician.get("/machines?q=" + words, "Accept", "application/json").text())
          .as(words)
          .isEqualTo(
              "[{\"machineId\":\"%s\",\"name\":\"Kasse\",\"customer\":\"%s\",\"here\":true}]"
                  .formatted(agent.machineId, name));
    }
    assertThat(technician.get("/machines?q=niemand").text()).contains("machines-empty");
    assertThat(technician.get("/machines").text()).contains("Sommer &amp; S");
    assertThat(technician.post(page, Map.of("name", "Kasse", "customer", "99")).status())
        .isEqualTo(422);
    String[] script = {"Accept", "application/json"};
    assertThat(technician.post(page, Map.of("name", "Lager", "customer", ""), script).status())
        .isEqualTo(204);
    assertThat(technician.post(page, Map.of("name", "x".repeat(101)), script).status())
        .isEqualTo(422);
    assertThat(technician.get(page, script).text())
        .startsWith("{\"name\":\"Lager\",\"customer\":null,");
  }
}
