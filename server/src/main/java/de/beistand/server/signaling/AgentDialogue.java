package de.beistand.server.signaling;

import de.beistand.protocol.Codec;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.ProtocolException;
import de.beistand.protocol.RequestFault;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.IceCandidate;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.Translated;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.machines.Machine;
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
import java.util.Optional;
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
  private final Introduction introduction;
  private final Guidance guidance;

  /// Null until the introduction is over.
  private volatile @Nullable AgentLink link;

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

  /// @param browser whether it is a page that shares screen or camera, not the program
  AgentDialogue(
      Connection<ServerToAgent> connection, String address, boolean browser, Parts parts) {
    this.connection = connection;
    this.address = address;
    this.browser = browser;
    this.parts = parts;
    this.introduction = new Introduction(connection, address, browser, parts);
    this.guidance = new Guidance(parts.invitations());
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
    AgentLink known = link;
    if (known == null) {
      introduction.heard(message).ifPresent(this::arrive);
    } else {
      known(known, message);
    }
  }

  private void arrive(Machine machine) {
    var made = new AgentLink(machine, connection, browser);
    link = made;
    connection.send(
        new ServerToAgent.Welcome(machine.machineId(), parts.operator().current().firm()));
    parts.agents().arrive(made).ifPresent(older -> older.connection().refuse(Refusal.REPLACED));
    parts.desk().requests().arrived(machine);
  }

  private void known(AgentLink agent, AgentToServer message) {
    switch (message) {
      case AgentToServer.Hello _, AgentToServer.Prove _ -> connection.refuse(Refusal.BAD_MESSAGE);
      case AgentToServer.PasswordReady ready -> passwordReady(agent, ready);
      case AgentToServer.Resume(String sessionId) -> {
        if (!post(agent, sessionId, new Mail.AgentCame(agent))) {
          parts
              .sessions()
              .past()
              .answerResume(agent, sessionId)
              .filter(EndReason.HANDED_OVER::equals)
              .ifPresent(over -> parts.desk().handovers().tellNumber(agent, sessionId));
        }
      }
      case AgentToServer.Join(String typed) -> join(agent, typed);
      case AgentToServer.Record late -> {
        SessionEvent event = late.event();
        guidance.heard(event);
        if (!post(agent, event.sessionId(), new Mail.FromAgent(agent, late))) {
          parts.sessions().past().storeLate(agent, late);
        }
      }
      case AgentToServer.PasswordAccepted(String sessionId) -> {
        guidance.passwordAccepted(sessionId);
        pass(agent, sessionId, message);
      }
      case AgentToServer.PasswordRejected(String sessionId, int attemptsLeft) -> {
        if (attemptsLeft == 0) {
          guidance.passwordIsUsedUp();
        }
        pass(agent, sessionId, message);
      }
      case AgentToServer.WantRequestForm _ -> tellForm();
      case AgentToServer.RequestSupport asked -> file(agent, asked);
      case AgentToServer.WithdrawRequest _ -> parts.desk().requests().withdraw(agent.machine());
      case AgentToServer.TermsTicked _ -> guidance.termsAgreed();
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
        guidance.joined(typed);
        parts.desk().requests().joined(typed, agent.machine());
        connection.send(new ServerToAgent.Joined(typed, technician));
      }
      case Invitations.Joining.Refused(JoinRefusal reason) ->
          connection.send(new ServerToAgent.NotJoined(typed, reason));
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
        guidance.requestSent();
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
