package de.beistand.server.signaling;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.trust.MachineProof;
import de.beistand.protocol.trust.SessionSecret;
import de.beistand.server.TestServer;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// An agent that does what a test tells it, right or wrong.
final class FakeAgent extends FakePeer<ServerToAgent, AgentToServer> {
  static final String SALT = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[16]);

  final KeyPair key;
  String machineId = "";
  private final Map<String, AgentToServer.Record> signedEvents = new HashMap<>();
  private int seq;

  private FakeAgent(TestServer server, KeyPair key, boolean reads) throws Exception {
    super(server.socketUrl("/agent"), Map.of(), ServerToAgent.class, AgentToServer.class, reads);
    this.key = key;
  }

  /// Connected, and silent.
  static FakeAgent connect(TestServer server, KeyPair key) throws Exception {
    return new FakeAgent(server, key, true);
  }

  /// Connected, introduced, and without a password in its window.
  static FakeAgent introduced(TestServer server, KeyPair key) throws Exception {
    var agent = connect(server, key);
    agent.introduce(server.url());
    return agent;
  }

  /// Connected and ready for a session.
  static FakeAgent ready(TestServer server) throws Exception {
    var agent = introduced(server, newKey());
    agent.passwordReady();
    return agent;
  }

  static KeyPair newKey() throws Exception {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
  }

  void introduce(String dialled) throws Exception {
    say(hello());
    var challenge = hears(ServerToAgent.Challenge.class);
    say(
        new AgentToServer.Prove(
            sign(MachineProof.signedBytes(dialled, challenge.nonce(), publicKey()))));
    machineId = hears(ServerToAgent.Welcome.class).machineId();
  }

  @Override
  boolean isAside(ServerToAgent message) {
    return message instanceof ServerToAgent.SessionReport
        || message instanceof ServerToAgent.Prepare;
  }

  AgentToServer.Hello hello() {
    return new AgentToServer.Hello(List.of(1), publicKey(), "Fake 1.0", "Test OS");
  }

  /// A password stands in the customer's window, and the server knows it: a question after it is
  /// answered.
  void passwordReady() throws InterruptedException {
    say(new AgentToServer.PasswordReady(SALT, SessionSecret.ITERATIONS));
    say(new AgentToServer.WantRequestForm());
    hearsAmongOthers(ServerToAgent.RequestForm.class);
  }

  String publicKey() {
    byte[] der = key.getPublic().getEncoded();
    return encode(Arrays.copyOfRange(der, der.length - 32, der.length));
  }

  String sign(byte[] bytes) throws Exception {
    Signature signer = Signature.getInstance("Ed25519");
    signer.initSign(key.getPrivate());
    signer.update(bytes);
    return encode(signer.sign());
  }

  /// The next event of this session, signed.
  AgentToServer.Record event(ServerToAgent.PasswordCheck check, EventKind kind, Object subject)
      throws Exception {
    seq++;
    return event(check, seq, kind, subject);
  }

  /// The next event of this session, with a detail.
  AgentToServer.Record event(
      ServerToAgent.PasswordCheck check, EventKind kind, Object subject, String detail)
      throws Exception {
    seq++;
    return event(check, seq, kind, subject, detail);
  }

  AgentToServer.Record event(
      ServerToAgent.PasswordCheck check, int number, EventKind kind, Object subject)
      throws Exception {
    return event(check, number, kind, subject, "");
  }

  private AgentToServer.Record event(
      ServerToAgent.PasswordCheck check, int number, EventKind kind, Object subject, String detail)
      throws Exception {
    var event =
        new SessionEvent(
            check.sessionId(),
            number,
            kind,
            subject.toString(),
            detail,
            Instant.now(),
            machineId,
            check.technician(),
            check.firm(),
            check.terms(),
            check.nonce(),
            SALT,
            previous(check, number));
    var signed = new AgentToServer.Record(event, sign(event.signedBytes()));
    signedEvents.put(check.sessionId() + number, signed);
    return signed;
  }

  /// What an event has to name as the one before it; where there is none, where the chain starts.
  private String previous(ServerToAgent.PasswordCheck check, int number) {
    AgentToServer.Record before = signedEvents.get(check.sessionId() + (number - 1));
    return Chain.text(
        before == null
            ? Chain.start(check.sessionId(), check.nonce())
            : Chain.after(
                before.event().signedBytes(), Base64.getUrlDecoder().decode(before.signature())));
  }

  /// Another session begins: its events count from 1.
  void begins() {
    seq = 0;
  }

  /// Goes on counting where another connection of the same agent stopped.
  FakeAgent continuing(FakeAgent before) {
    seq = before.seq;
    signedEvents.putAll(before.signedEvents);
    return this;
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
