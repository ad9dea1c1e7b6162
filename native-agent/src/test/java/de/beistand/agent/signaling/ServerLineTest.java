package de.beistand.agent.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import de.beistand.agent.identity.MachineKey;
import de.beistand.agent.session.AgentEvent;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.LineLost;
import de.beistand.agent.session.AgentEvent.LineRefused;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.protocol.Codec;
import de.beistand.protocol.FailureCode;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.AgentToServer.Hello;
import de.beistand.protocol.signaling.AgentToServer.Prove;
import de.beistand.protocol.signaling.AgentToServer.Resume;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToAgent.Challenge;
import de.beistand.protocol.signaling.ServerToAgent.Failure;
import de.beistand.protocol.signaling.ServerToAgent.Recorded;
import de.beistand.protocol.signaling.ServerToAgent.TechnicianBack;
import de.beistand.protocol.signaling.ServerToAgent.Welcome;
import de.beistand.protocol.trust.MachineProof;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ServerLineTest {
  private static final Codec<ServerToAgent> OUT = Codec.strict(ServerToAgent.class);
  private static final Codec<AgentToServer> IN = Codec.strict(AgentToServer.class);

  private final MachineKey key = MachineKey.generate();
  private final List<AgentEvent> mailbox = new CopyOnWriteArrayList<>();
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private RawServer server;
  private ServerLine line;

  @BeforeEach
  void start() throws IOException {
    server = new RawServer();
    line =
        new ServerLine(
            server.address(),
            key,
            new Program("Beistand test", "Linux"),
            mailbox::add,
            new Random(1),
            pauses::add);
    line.start();
  }

  @AfterEach
  void stop() throws IOException {
    line.close();
    server.close();
  }

  private static void say(RawServer.Peer peer, ServerToAgent message) throws IOException {
    peer.say(OUT.encode(message));
  }

  private RawServer.Peer challenged() throws Exception {
    RawServer.Peer peer = server.accept();
    assertThat(IN.decode(peer.read()))
        .isEqualTo(new Hello(List.of(1), key.publicKey(), "Beistand test", "Linux"));
    say(peer, new Challenge(1, "nonce"));
    return peer;
  }

  private RawServer.Peer welcomed() throws Exception {
    RawServer.Peer peer = challenged();
    String signature =
        key.sign(MachineProof.signedBytes(server.address().publicUrl(), "nonce", key.publicKey()));
    assertThat(IN.decode(peer.read())).isEqualTo(new Prove(signature));
    say(peer, new Welcome("123456789", "Beispiel IT"));
    await().until(() -> mailbox.contains(new LineUp("123456789", "Beispiel IT")));
    return peer;
  }

  @Test
  @DisplayName("hello, challenge, prove, welcome -> LineUp; messages go both ways")
  void up() throws Exception {
    RawServer.Peer peer = welcomed();
    assertThat(peer.request).startsWith("GET /agent ").doesNotContainIgnoringCase("cookie");
    say(peer, recorded(1));
    line.send(new Resume("s"));
    assertThat(IN.decode(peer.read())).isEqualTo(new Resume("s"));
    await().until(() -> mailbox.contains(new FromServer(recorded(1))));
  }

  @Test
  @DisplayName("line cut -> LineLost, a pause, LineUp again")
  void again() throws Exception {
    welcomed().close();
    await().until(() -> mailbox.contains(new LineLost()));
    mailbox.clear();
    welcomed();
    assertThat(mailbox).containsExactly(new LineUp("123456789", "Beispiel IT"));
    assertThat(pauses).hasSize(1).first().isNotNull();
  }

  @Test
  @DisplayName("no server for a while -> LineLost once, however often it is dialled")
  void noServer() throws Exception {
    server.accept().close();
    server.accept().close();
    server.accept().close();
    welcomed();
    assertThat(mailbox).containsExactly(new LineLost(), new LineUp("123456789", "Beispiel IT"));
    assertThat(pauses).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  @DisplayName("sent while the line is down -> lost, no failure")
  void sendWithoutLine() throws Exception {
    line.send(new Resume("s"));
    assertThat(welcomed().request).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureCode.class,
      names = {"UNSUPPORTED_VERSION", "IDENTITY_REJECTED", "REPLACED"})
  @DisplayName("failure that is final -> LineRefused, nobody dials again")
  void refused(FailureCode code) throws Exception {
    say(challenged(), new Failure(code));
    await().until(() -> mailbox.contains(new LineRefused()));
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {4403, 4406, 4409})
  @DisplayName("close code that is final, in the middle -> LineRefused")
  void refusedByCloseCode(int code) throws Exception {
    welcomed().closeWith(code);
    await().until(() -> mailbox.contains(new LineRefused()));
    assertThat(pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1000, 1012, 4400, 4408})
  @DisplayName("any other close code -> LineLost, dialled again")
  void closed(int code) throws Exception {
    welcomed().closeWith(code);
    await().until(() -> mailbox.contains(new LineLost()));
    mailbox.clear();
    welcomed();
    assertThat(mailbox).doesNotContain(new LineRefused());
  }

  @Test
  @DisplayName("a version that was not offered -> LineRefused")
  void strangeVersion() throws Exception {
    RawServer.Peer peer = server.accept();
    peer.read();
    say(peer, new Challenge(7, "nonce"));
    await().until(() -> mailbox.contains(new LineRefused()));
  }

  @Test
  @DisplayName("welcome without a challenge -> no LineUp, dialled again")
  void welcomeAtOnce() throws Exception {
    RawServer.Peer peer = server.accept();
    peer.read();
    say(peer, new Welcome("987654321", "Bad Firm"));
    welcomed();
    assertThat(mailbox).doesNotContain(new LineUp("987654321", "Bad Firm"));
  }

  @Test
  @DisplayName(
      "nonsense, unknown messages and unknown fields -> skipped or ignored, the line stays")
  void nonsense() throws Exception {
    RawServer.Peer peer = welcomed();
    peer.say("{\"type\":\"future-thing\",\"x\":1}");
    peer.say("not json");
    peer.say("{\"type\":\"technician-back\",\"sessionId\":\"s\",\"new\":true}");
    await().until(() -> mailbox.contains(new FromServer(new TechnicianBack("s"))));
    assertThat(mailbox).doesNotContain(new LineLost());
  }

  @ParameterizedTest
  @ValueSource(ints = {Codec.MAX_LENGTH + 1, 2_000_000})
  @DisplayName("a message over the limit -> the connection ends, dialled again")
  void tooLong(int length) throws Exception {
    welcomed().say("x".repeat(length));
    await().until(() -> mailbox.contains(new LineLost()));
    welcomed();
  }

  private static Recorded recorded(int seq) {
    return new Recorded("s", seq, new Head(seq, "", Instant.EPOCH, "", ""));
  }
}
