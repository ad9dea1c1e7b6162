package de.beistand.server.signaling;

import de.beistand.protocol.Codec;
import de.beistand.protocol.Grant;
import de.beistand.protocol.GuideStep;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.ProtocolVersion;
import de.beistand.protocol.RequestFault;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.Translated;
import de.beistand.protocol.trust.MachineProof;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.machines.Machine;
import de.beistand.server.machines.MachineKey;
import de.beistand.server.machines.Machines;
import de.beistand.server.operator.Localized;
import de.beistand.server.operator.Operator;
import de.beistand.server.requests.Conditions;
import de.beistand.server.requests.RequestForm;
import de.beistand.server.requests.Requests;
import de.beistand.server.sessions.AgentLink;
import de.beistand.server.sessions.Agents;
import de.beistand.server.sessions.LiveSession;
import de.beistand.server.sessions.Mail;
import de.beistand.server.sessions.Sessions;
import de.beistand.server.settings.Settings;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Dialogue;
import de.beistand.server.sockets.Refusal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The conversation with one agent: who it is first, then what it says about its sessions.
final class AgentDialogue implements Dialogue {
  private static final Logger LOG = LoggerFactory.getLogger(AgentDialogue.class);
  private static final Codec<AgentToServer> CODEC = Codec.strict(AgentToServer.class);

  /// Close codes of a page that goes away, with the key that it made for the visit.
  private static final int NORMAL = 1000;

  private static final int GOING_AWAY = 1001;

  private final Connection<ServerToAgent> connection;
  private final String address;
  private final boolean browser;
  private final Parts parts;
  private Stage stage = new Stage.Nameless();
  private volatile @Nullable AgentLink link;
  private @Nullable String number;
  private @Nullable Guided guided;

  /// What every agent's conversation works with.
  record Parts(
      Settings settings,
      Operator operator,
      RateLimits limits,
      Machines machines,
      Agents agents,
      Sessions sessions,
      Invitations invitations,
      Desk desk,
      SecureRandom random) {}

  /// The session of a customer who came with a number.
  private record Guided(String sessionId, String number) {}

  /// How far the introduction went.
  private sealed interface Stage {
    /// Next: [Challenged].
    record Nameless() implements Stage {}

    /// Next: [Known].
    record Challenged(AgentToServer.Hello hello, MachineKey key, String nonce) implements Stage {}

    /// Next: none.
    record Known(AgentLink link) implements Stage {}
  }

  /// @param browser whether it is a page that shares screen or camera, not the program
  AgentDialogue(
      Connection<ServerToAgent> connection, String address, boolean browser, Parts parts) {
    this.connection = connection;
    this.address = address;
    this.browser = browser;
    this.parts = parts;
  }

  @Override
  public void heard(String text) {
    AgentToServer message;
    try {
      message = CODEC.decode(text);
    } catch (ProtocolException e) {
      LOG.info("event=bad-message connection={} why={}", connection.number(), Bounds.cut(e));
      connection.refuse(Refusal.BAD_MESSAGE);
      return;
    }
    switch (stage) {
      case Stage.Nameless() when message instanceof AgentToServer.Hello hello -> hello(hello);
      case Stage.Challenged challenged when message instanceof AgentToServer.Prove prove ->
          prove(challenged, prove);
      case Stage.Known(AgentLink known) -> known(known, message);
      case Stage.Nameless _, Stage.Challenged _ -> connection.refuse(Refusal.BAD_MESSAGE);
    }
  }

  private void hello(AgentToServer.Hello hello) {
    if (parts.limits().use(RateLimit.HELLO_PER_ADDRESS, address).isPresent()) {
      connection.refuse(Refusal.TOO_MANY_ATTEMPTS);
      return;
    }
    if (browser != hello.system().startsWith(Machine.BROWSER)) {
      connection.refuse(Refusal.BAD_MESSAGE);
      return;
    }
    OptionalInt version = ProtocolVersion.choose(hello.versions());
    if (version.isEmpty()) {
      connection.refuse(Refusal.UNSUPPORTED_VERSION);
      return;
    }
    Optional<MachineKey> key = MachineKey.parse(hello.publicKey());
    if (key.isEmpty()) {
      connection.refuse(Refusal.IDENTITY_REJECTED);
      return;
    }
    byte[] bytes = new byte[32];
    parts.random().nextBytes(bytes);
    String nonce = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    stage = new Stage.Challenged(hello, key.get(), nonce);
    connection.send(new ServerToAgent.Challenge(version.getAsInt(), nonce));
  }

  private void prove(Stage.Challenged challenged, AgentToServer.Prove prove) {
    AgentToServer.Hello hello = challenged.hello();
    byte[] signed =
        MachineProof.signedBytes(
            parts.settings().publicUrl(), challenged.nonce(), hello.publicKey());
    if (!challenged.key().signed(signed, prove.signature())) {
      connection.refuse(Refusal.IDENTITY_REJECTED);
      return;
    }
    switch (parts.machines().arrive(challenged.key(), hello.software(), hello.system(), address)) {
      case Machines.Result.TooMany _ -> connection.refuse(Refusal.TOO_MANY_ATTEMPTS);
      case Machines.Result.Known(Machine machine) -> {
        var made = new AgentLink(machine, connection, browser);
        stage = new Stage.Known(made);
        link = made;
        LOG.info(
            "event=agent-here connection={} machine={} software={} system={}",
            connection.number(),
            machine.machineId(),
            Machines.tidy(hello.software()),
            Machines.tidy(hello.system()));
        connection.send(
            new ServerToAgent.Welcome(machine.machineId(), parts.operator().current().firm()));
        parts.agents().arrive(made).ifPresent(older -> older.connection().refuse(Refusal.REPLACED));
        parts.desk().requests().arrived(machine);
      }
    }
  }

  private void known(AgentLink agent, AgentToServer message) {
    switch (message) {
      case AgentToServer.Hello _, AgentToServer.Prove _ -> connection.refuse(Refusal.BAD_MESSAGE);
      case AgentToServer.PasswordReady ready -> passwordReady(agent, ready);
      case AgentToServer.Resume(String sessionId) -> {
        if (!post(agent, sessionId, new Mail.AgentCame(agent))) {
          parts.sessions().answerResume(agent, sessionId);
        }
      }
      case AgentToServer.Join(String typed) -> join(agent, typed);
      case AgentToServer.Record late -> {
        SessionEvent event = late.event();
        guide(event);
        if (!post(agent, event.sessionId(), new Mail.FromAgent(agent, late))) {
          parts.sessions().storeLate(agent, late);
        }
      }
      case AgentToServer.PasswordAccepted(String sessionId) -> {
        if (number != null) {
          parts.invitations().use(number);
          guided = new Guided(sessionId, number);
          number = null;
        }
        pass(agent, sessionId, message);
      }
      case AgentToServer.PasswordRejected(String sessionId, int attemptsLeft) -> {
        if (attemptsLeft == 0) {
          number = null; // the next password is an ordinary one
        }
        pass(agent, sessionId, message);
      }
      case AgentToServer.WantRequestForm _ -> tellForm();
      case AgentToServer.RequestSupport asked -> file(agent, asked);
      case AgentToServer.WithdrawRequest _ -> parts.desk().requests().withdraw(agent.machine());
      case AgentToServer.TermsTicked _ -> {
        if (guided != null) {
          parts.invitations().step(guided.number(), GuideStep.TERMS_AGREED);
        }
      }
      case AgentToServer.ReportAbuse(String sessionId, String words) -> {
        parts.desk().abuse().report(agent.machine(), sessionId, words);
        connection.send(new ServerToAgent.AbuseNoted(sessionId));
      }
      case AgentToServer.Offer(String sessionId, String sdp, String mac) -> {
        if (Bounds.sdp(sdp, mac)) {
          pass(agent, sessionId, message);
        } else {
          connection.refuse(Refusal.BAD_MESSAGE);
        }
      }
      case AgentToServer.Candidate(String sessionId, IceCandidate candidate) -> {
        if (Bounds.candidate(candidate)) {
          pass(agent, sessionId, message);
        } else {
          connection.refuse(Refusal.BAD_MESSAGE);
        }
      }
    }
  }

  private void join(AgentLink agent, String typed) {
    switch (parts.invitations().join(agent, typed, browser, address)) {
      case Invitations.Joining.Joined(String technician) -> {
        number = typed;
        parts.desk().requests().joined(typed, agent.machine());
        connection.send(new ServerToAgent.Joined(typed, technician));
      }
      case Invitations.Joining.Refused(JoinRefusal reason) ->
          connection.send(new ServerToAgent.NotJoined(typed, reason));
    }
  }

  /// Tells the technician how far a customer is who came with a number.
  private void guide(SessionEvent event) {
    Guided now = guided;
    if (now != null
        && now.sessionId().equals(event.sessionId())
        && event.subject().equals(Grant.VIEW.name())) {
      GuideStep.of(event.kind()).ifPresent(step -> parts.invitations().step(now.number(), step));
    }
  }

  private void tellForm() {
    Conditions now = parts.desk().requests().conditions();
    connection.send(
        new ServerToAgent.RequestForm(
            now.registeredOnly(),
            now.termsByClick(),
            now.terms(),
            now.phone(),
            translated(now.callCost()),
            translated(now.price())));
  }

  private static Translated translated(Localized text) {
    return new Translated(text.german(), text.english());
  }

  private void file(AgentLink agent, AgentToServer.RequestSupport asked) {
    RequestForm form =
        new RequestForm(
            asked.company(), asked.name(), asked.phone(), asked.customerNumber(), asked.words());
    switch (parts
        .desk()
        .requests()
        .file(form, asked.terms(), asked.language(), agent.machine(), address)) {
      case Requests.Filing.Filed _ -> {
        parts.desk().requests().tell(agent.machine());
        if (number != null) {
          parts.invitations().step(number, GuideStep.REQUEST_SENT);
        }
      }
      case Requests.Filing.Refused(Set<RequestFault> faults, Duration wait) ->
          connection.send(
              new ServerToAgent.RequestRefused(
                  faults.stream().sorted().toList(),
                  parts.desk().requests().conditions().phone(),
                  (int) wait.plusMillis(999).toSeconds()));
    }
  }

  private void passwordReady(AgentLink agent, AgentToServer.PasswordReady ready) {
    if (!Bounds.salt(ready.salt(), ready.iterations())) {
      connection.refuse(Refusal.BAD_MESSAGE);
      return;
    }
    var salt = new AgentLink.PasswordSalt(ready.salt(), ready.iterations());
    boolean sessionWillEnd =
        parts
            .sessions()
            .liveOn(agent)
            .filter(live -> live.post(new Mail.AgentReady(agent, salt)))
            .isPresent();
    if (!sessionWillEnd) {
      agent.isReady(salt);
    }
  }

  /// To a session that lives; one that does not has no use for it.
  private void pass(AgentLink agent, String sessionId, AgentToServer message) {
    if (!post(agent, sessionId, new Mail.FromAgent(agent, message))) {
      LOG.debug("event=late-message connection={}", connection.number());
    }
  }

  private boolean post(AgentLink agent, String sessionId, Mail mail) {
    Optional<LiveSession> live = parts.sessions().live(sessionId);
    if (live.isEmpty()) {
      return false;
    }
    if (!live.get().isOn(agent)) {
      connection.tell(Refusal.UNKNOWN_SESSION);
      return true;
    }
    return live.get().post(mail);
  }

  @Override
  public boolean isIdentified() {
    return link != null;
  }

  @Override
  public void gone(int closeCode) {
    AgentLink gone = link;
    if (gone == null) {
      return;
    }
    LOG.info(
        "event=agent-gone connection={} machine={} code={}",
        connection.number(),
        gone.machine().machineId(),
        closeCode);
    parts.agents().leave(gone);
    parts.desk().requests().left(gone.machine());
    boolean forGood = browser && (closeCode == NORMAL || closeCode == GOING_AWAY);
    parts
        .sessions()
        .liveOn(gone)
        .ifPresent(
            live -> live.post(forGood ? new Mail.PageClosed(gone) : new Mail.AgentLeft(gone)));
  }
}
