package de.beistand.server.signaling;

import static de.beistand.sql.Tables.MACHINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.beistand.protocol.Codec;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.protocol.trust.MachineProof;
import de.beistand.server.TestServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Peers that should not get in, or misbehave.
class StrangersIT {
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TestServer.start(TestServer.LONG);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "https://evil.example",
        "http://localhost",
        "http://localhost.evil.example",
        "http://127.0.0.1"
      })
  void pagesOfOthersCannotUseTheLogin(String origin) throws Exception {
    String cookie = server.newTechnician("A").cookie();
    var refused =
        catchThrowableOfType(
            FakePeer.Refused.class, () -> FakeTechnician.connect(server, origin, cookie));
    assertThat(refused.status).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "beistand=", "beistand=made-up", "other=1"})
  void withoutALoginThereIsNoWelcome(String cookie) throws Exception {
    var page = FakeTechnician.connect(server, server.url(), cookie);
    page.say(new TechnicianToServer.Hello(List.of(1)));
    assertThat(page.hears(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.LOGIN_REQUIRED);
    assertThat(page.closeCode()).isEqualTo(4401);
  }

  @Test
  void agentsSendNoCookies() throws Exception {
    String cookie = server.newTechnician("A").cookie();
    var refused =
        catchThrowableOfType(
            FakePeer.Refused.class,
            () ->
                new FakePeer<>(
                    server.socketUrl("/agent"),
                    Map.of("Cookie", cookie),
                    ServerToAgent.class,
                    AgentToServer.class,
                    true));
    assertThat(refused.status).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "https://evil.example", "null"})
  void aCustomersBrowserComesFromOurOwnPageOnly(String origin) {
    var refused =
        catchThrowableOfType(
            FakePeer.Refused.class,
            () -> browser(origin.isEmpty() ? Map.of() : Map.of("Origin", origin)));
    assertThat(refused.status).isEqualTo(403);
  }

  @Test
  void aCustomersBrowserIsKnownByItsKeyAndNotByItsCookies() throws Exception {
    String cookie = server.newTechnician("A").cookie();
    try (var browser = browser(Map.of("Origin", server.url(), "Cookie", cookie))) {
      var hello = FakeAgent.connect(server, FakeAgent.newKey()).hello();
      browser.say(
          new AgentToServer.Hello(
              hello.versions(), hello.publicKey(), "page", "browser Firefox, Linux"));
      browser.hears(ServerToAgent.Challenge.class);
      browser.say(new AgentToServer.Prove("AAAA"));
      assertThat(browser.hears(ServerToAgent.Failure.class).code())
          .isEqualTo(FailureCode.IDENTITY_REJECTED);
    }
  }

  @Test
  void aProgramIsNoBrowserAndABrowserIsNoProgram() throws Exception {
    var hello = FakeAgent.connect(server, FakeAgent.newKey()).hello();
    try (var browser = browser(Map.of("Origin", server.url()));
        var agent = FakeAgent.connect(server, FakeAgent.newKey())) {
      browser.say(hello);
      assertThat(browser.closeCode()).isEqualTo(4400);
      agent.say(
          new AgentToServer.Hello(
              hello.versions(), hello.publicKey(), "page", "browser Firefox, Linux"));
      assertThat(agent.closeCode()).isEqualTo(4400);
    }
  }

  private static FakePeer<ServerToAgent, AgentToServer> browser(Map<String, String> headers)
      throws Exception {
    return new FakePeer<>(
        server.socketUrl("/share/signaling"),
        headers,
        ServerToAgent.class,
        AgentToServer.class,
        true);
  }

  @Test
  void anAgentThatDialledAnotherServerIsRejected() throws Exception {
    var agent = FakeAgent.connect(server, FakeAgent.newKey());
    agent.say(agent.hello());
    var challenge = agent.hears(ServerToAgent.Challenge.class);
    agent.say(
        new AgentToServer.Prove(
            agent.sign(
                MachineProof.signedBytes(
                    "https://evil.example", challenge.nonce(), agent.publicKey()))));
    assertThat(agent.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.IDENTITY_REJECTED);
    assertThat(agent.closeCode()).isEqualTo(4403);
  }

  @Test
  void aProofOfAnEarlierConnectionIsRejected() throws Exception {
    var key = FakeAgent.newKey();
    var first = FakeAgent.connect(server, key);
    first.say(first.hello());
    String nonce = first.hears(ServerToAgent.Challenge.class).nonce();
    var proof =
        new AgentToServer.Prove(
            first.sign(MachineProof.signedBytes(server.url(), nonce, first.publicKey())));
    first.say(proof);
    first.hears(ServerToAgent.Welcome.class);

    var second = FakeAgent.connect(server, key);
    second.say(second.hello());
    assertThat(second.hears(ServerToAgent.Challenge.class).nonce()).isNotEqualTo(nonce);
    second.say(proof);
    assertThat(second.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.IDENTITY_REJECTED);
  }

  @Test
  void somebodyElsesKeyCannotBeClaimed() throws Exception {
    var owner = FakeAgent.ready(server);
    var thief = FakeAgent.connect(server, FakeAgent.newKey());
    thief.say(new AgentToServer.Hello(List.of(1), owner.publicKey(), "Fake", "Test"));
    var challenge = thief.hears(ServerToAgent.Challenge.class);
    thief.say(
        new AgentToServer.Prove(
            thief.sign(
                MachineProof.signedBytes(server.url(), challenge.nonce(), owner.publicKey()))));
    assertThat(thief.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.IDENTITY_REJECTED);
    // and the owner is still connected
    owner.passwordReady();
    SessionIT.openWhenReady(
        FakeTechnician.welcomed(server, server.newTechnician("A")), owner.machineId);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"type\":\"resume\",\"sessionId\":\"x\"}",
        "{\"type\":\"hello\",\"versions\":[1],\"publicKey\":\"x\",\"software\":\"s\"}",
        "{\"type\":\"hello\",\"versions\":[1],\"publicKey\":\"x\",\"software\":\"s\",\"system\":\"s\",\"admin\":true}",
        "{\"type\":\"welcome\",\"machineId\":\"1\",\"firm\":\"f\"}"
      })
  void anythingButAHelloFirstIsABadMessage(String text) throws Exception {
    var agent = FakeAgent.connect(server, FakeAgent.newKey());
    agent.sayText(text);
    assertThat(agent.hears(ServerToAgent.Failure.class).code()).isEqualTo(FailureCode.BAD_MESSAGE);
    assertThat(agent.closeCode()).isEqualTo(4400);
  }

  @Test
  void noCommonVersion() throws Exception {
    var agent = FakeAgent.connect(server, FakeAgent.newKey());
    agent.say(new AgentToServer.Hello(List.of(99), agent.publicKey(), "Fake", "Test"));
    assertThat(agent.hears(ServerToAgent.Failure.class).code())
        .isEqualTo(FailureCode.UNSUPPORTED_VERSION);
    assertThat(agent.closeCode()).isEqualTo(4406);
    var page = FakeTechnician.connect(server, server.url(), server.newTechnician("A").cookie());
    page.say(new TechnicianToServer.Hello(List.of()));
    assertThat(page.hears(ServerToTechnician.Failure.class).code())
        .isEqualTo(FailureCode.UNSUPPORTED_VERSION);
    assertThat(page.closeCode()).isEqualTo(4406);
  }

  @Test
  void binaryMessagesAreNone() throws Exception {
    var agent = FakeAgent.connect(server, FakeAgent.newKey());
    agent.sayBinary();
    assertThat(agent.closeCode()).isEqualTo(4400);
  }

  @Test
  void aMessageLongerThanAllowedIsRefused() throws Exception {
    var agent = FakeAgent.connect(server, FakeAgent.newKey());
    agent.sayText("x".repeat(Codec.MAX_LENGTH + 1));
    assertThat(agent.closeCode()).isEqualTo(4400);
  }

  @Test
  void aMessageMuchLongerThanAllowedIsNotEvenRead() throws Exception {
    var agent = FakeAgent.connect(server, FakeAgent.newKey());
    agent.shout("x".repeat(4 * Codec.MAX_LENGTH));
    // The server hangs up in the middle, which may swallow its last word; 4400 would mean it read
    // on.
    assertThat(agent.closeCode()).isIn(1009, 1006);
  }

  @Test
  void saltsThatWouldKeepAPageBusyForEverAreRefused() throws Exception {
    var agent = FakeAgent.introduced(server, FakeAgent.newKey());
    agent.say(new AgentToServer.PasswordReady(FakeAgent.SALT, Integer.MAX_VALUE));
    assertThat(agent.closeCode()).isEqualTo(4400);
  }

  @Test
  void whatAnAgentSaysOfItselfIsHostileText() throws Exception {
    var agent = FakeAgent.connect(server, FakeAgent.newKey());
    agent.sayText(
        "{\"type\":\"hello\",\"versions\":[1],\"publicKey\":\""
            + agent.publicKey()
            + "\",\"software\":\"a\\nevent=forged\\u001b[31m"
            + "x".repeat(1000)
            + "\",\"system\":\"<script>\\u0000\\ud800\\u2028\"}");
    var challenge = agent.hears(ServerToAgent.Challenge.class);
    agent.say(
        new AgentToServer.Prove(
            agent.sign(
                MachineProof.signedBytes(server.url(), challenge.nonce(), agent.publicKey()))));
    String id = agent.hears(ServerToAgent.Welcome.class).machineId();
    var row = server.sql().selectFrom(MACHINE).where(MACHINE.MACHINE_ID.eq(id)).fetchSingle();
    assertThat(row.getSoftware()).hasSize(50).startsWith("aevent=forged[31mxxx");
    assertThat(row.getSystem()).isEqualTo("<script>");
  }
}
