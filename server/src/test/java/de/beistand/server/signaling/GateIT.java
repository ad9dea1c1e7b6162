package de.beistand.server.signaling;

import static de.beistand.sql.Tables.AUDIT_EVENT;
import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.OPERATOR_SETTING;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.FailureCode;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.TestServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A firm that helps registered customers only, whatever way they come.
class GateIT {
  private static final String REGISTERED = "K-1001";

  private TestServer server;
  private FakeTechnician page;
  private FakeAgent agent;

  @BeforeEach
  void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
    TestServer.Login login = server.newTechnician("Tom Techniker");
    server
        .sql()
        .insertInto(OPERATOR_SETTING)
        .set(OPERATOR_SETTING.NAME, "whoMayConnect")
        .set(OPERATOR_SETTING.CONTENT, "REGISTERED")
        .set(OPERATOR_SETTING.CHANGED_AT, Instant.now())
        .set(OPERATOR_SETTING.CHANGED_BY, login.technicianId())
        .execute();
    for (String number : List.of(REGISTERED, "A-7")) { // an A from before there was a gate
      server
          .sql()
          .insertInto(CUSTOMER)
          .set(CUSTOMER.NUMBER, number)
          .set(CUSTOMER.NAME, "Bäckerei Sommer")
          .set(CUSTOMER.CONTACT, "")
          .set(CUSTOMER.CREATED_AT, Instant.now())
          .execute();
    }
    server.restart(); // and reads its settings
    page = FakeTechnician.welcomed(server, login);
    agent = FakeAgent.ready(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private FailureCode refused(String customerNumber) throws Exception {
    page.say(new TechnicianToServer.Open(agent.machineId, customerNumber));
    return page.hearsAtLast(ServerToTechnician.Failure.class).code();
  }

  private String opened(String customerNumber) throws Exception {
    page.say(new TechnicianToServer.Open(agent.machineId, customerNumber));
    return page.hearsAtLast(ServerToTechnician.PasswordChallenge.class).sessionId();
  }

  private List<String> assigned() {
    return server
        .sql()
        .select(AUDIT_EVENT.SUBJECT)
        .from(AUDIT_EVENT)
        .where(AUDIT_EVENT.ACTION.eq("MACHINE_ASSIGNED"))
        .fetch(AUDIT_EVENT.SUBJECT);
  }

  @Test
  void aComputerOfNobodyIsNotOpenedUntilTheCustomerIsNamedOnce() throws Exception {
    for (String number : List.of("", "  ", "K-1002", "A-7", "a-7")) {
      assertThat(refused(number)).as(number).isEqualTo(FailureCode.CUSTOMER_NUMBER_NEEDED);
    }
    assertThat(assigned()).isEmpty();
    String session = opened(" " + REGISTERED + " ");
    page.say(new TechnicianToServer.End(session));
    page.hearsAtLast(ServerToTechnician.Ended.class);
    agent.passwordReady();
    assertThat(SessionIT.openWhenReady(page, agent.machineId)).isNotEmpty();
    assertThat(assigned()).containsExactly(agent.machineId);
  }

  @Test
  void aSessionNumberNeedsTheCustomerToo() throws Exception {
    page.say(new TechnicianToServer.Invite());
    String number = page.hears(ServerToTechnician.Invited.class).number();
    agent.say(new AgentToServer.Join(number));
    agent.hearsAtLast(ServerToAgent.Joined.class);
    agent.passwordReady();
    page.hearsAtLast(ServerToTechnician.Joined.class);
    assertThat(refused("")).isEqualTo(FailureCode.CUSTOMER_NUMBER_NEEDED);
    String session = opened(REGISTERED);
    assertThat(server.session(session).getWay()).isEqualTo("NUMBER");
  }

  @Test
  void aRequestThatNamesARegisteredCustomerIsEnough() throws Exception {
    agent.say(
        new AgentToServer.RequestSupport(
            "", "Ute Sommer", "0211 123456", REGISTERED, "", "2026-11", "de"));
    agent.hearsAtLast(ServerToAgent.RequestStatus.class);
    opened("");
    assertThat(assigned()).as("the customer's word makes nobody the owner").isEmpty();
  }

  @Test
  void aComputerWhoseCustomerIsNotRegisteredAnyMoreIsNobodys() throws Exception {
    Long old = server.sql().fetchSingle(CUSTOMER, CUSTOMER.NUMBER.eq("A-7")).getId();
    server
        .sql()
        .update(MACHINE)
        .set(MACHINE.CUSTOMER_ID, old)
        .where(MACHINE.MACHINE_ID.eq(agent.machineId))
        .execute();
    assertThat(refused("")).isEqualTo(FailureCode.CUSTOMER_NUMBER_NEEDED);
  }

  @Test
  void aNumberThatIsTooLongIsNoMessage() throws Exception {
    page.say(new TechnicianToServer.Open(agent.machineId, "K".repeat(31)));
    assertThat(page.hears(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.BAD_MESSAGE);
  }
}
