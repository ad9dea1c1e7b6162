package de.beistand.server.sessions;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import de.beistand.protocol.SessionEvent;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.protocol.signaling.TechnicianToServer;
import de.beistand.server.consent.EventCheck;
import de.beistand.server.consent.ServerEvent;
import de.beistand.server.consent.SignedEvent;
import de.beistand.server.sessions.SessionRepository.Note;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A support session that is not over: one mailbox, one virtual thread, and the connections to both
/// sides as they come and go.
///
/// Every step is computed by [SessionState], committed, and only then told to anybody.
public final class LiveSession {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

  private static final int SERVER_ERROR = 1011;

  private final SessionRow row;
  private final Sessions sessions;
  private final Sessions.Parts parts;
  private final Mailbox mailbox = new Mailbox();
  private final Deadlines deadlines;
  private final Thread thread;
  private SessionState state;
  private final Sides sides;
  private final Negotiation negotiation;
  private boolean stopped;

  private final Colleague colleague;

  LiveSession(SessionRow row, Sessions sessions, Sessions.Parts parts) {
    this.row = row;
    this.sessions = sessions;
    this.parts = parts;
    this.state = SessionState.of(row.phase());
    this.deadlines = new Deadlines(parts.graces());
    this.sides = new Sides(row.id(), row.recording());
    this.negotiation = new Negotiation(row.id(), sides, parts.turn());
    this.colleague = new Colleague(row.id());
    this.thread = Thread.ofVirtual().name("session-" + row.id()).unstarted(this::run);
  }

  /// Starts a new session: both sides are there.
  void open(
      AgentLink first, AgentLink.PasswordSalt salt, Connection<ServerToTechnician> technician) {
    sides.agentIs(first);
    sides.pageIs(technician);
    deadlines.opened();
    sides.challenge(salt);
    sides.tellStatus(state.phase());
    thread.start();
  }

  /// Goes on with a stored session after a restart of the server: nobody is there yet.
  void recover() {
    sides.agentWasAsked();
    colleague.recover(parts.repository().stands(row.id(), Grant.ONLOOKER));
    deadlines.recovered(state);
    thread.start();
  }

  public String id() {
    return row.id();
  }

  /// Row of the computer.
  public long machine() {
    return row.machine().id();
  }

  /// Nine digits.
  public String machineId() {
    return row.machine().machineId();
  }

  long technician() {
    return row.technicianId();
  }

  /// Whether this computer may speak here.
  public boolean isOn(AgentLink link) {
    return machine() == link.machine().id();
  }

  /// Hands over mail; false if the session is over.
  public boolean post(Mail mail) {
    return mailbox.post(mail);
  }

  /// Ends the thread and leaves the session as it is stored.
  void stop() {
    mailbox.post(new Mail.ServerStops());
    if (thread.getState() == Thread.State.NEW) {
      return; // just being opened: this is the first thing that it will read
    }
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopped && !(state instanceof SessionState.Ended)) {
        Optional<Mail> mail = mailbox.next(deadlines.nanosLeft());
        try {
          if (mail.isPresent()) {
            handle(mail.get()); // it may be from whoever is waited for: no time is over before it
          } else {
            deadlines.over().ifPresent(input -> advance(input));
          }
        } catch (RuntimeException e) {
          recoverFrom(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The step did not happen. Both sides come back and repeat what was not acknowledged.
  private void recoverFrom(RuntimeException e) {
    LOG.error("event=session-step-failed session={}", row.id(), e);
    deadlines.postpone();
    sides.close(SERVER_ERROR, "SERVER_ERROR");
  }

  private void handle(Mail mail) {
    switch (mail) {
      case Mail.FromAgent(AgentLink from, AgentToServer message) -> {
        // evidence counts by its signature, also of a session that the agent has ended without us
        if (sides.isAgent(from) || message instanceof AgentToServer.Record) {
          fromAgent(from, message);
        } else {
          from.connection().tell(Refusal.UNKNOWN_SESSION);
        }
      }
      case Mail.FromPage(Connection<ServerToTechnician> from, TechnicianToServer message) -> {
        if (sides.isPage(from)) {
          fromPage(from, message);
        } else {
          from.tell(Refusal.UNKNOWN_SESSION);
        }
      }
      case Mail.AgentCame(AgentLink link) -> agentCame(link);
      case Mail.AgentReady(AgentLink link, AgentLink.PasswordSalt salt) -> {
        advance(new SessionInput.AgentRestarted());
        link.isReady(salt);
      }
      case Mail.AgentLeft(AgentLink link) -> agentLeft(link);
      case Mail.PageClosed(AgentLink link) -> {
        if (sides.isAgent(link)) {
          advance(new SessionInput.SharePageClosed());
        }
      }
      case Mail.PageCame(Connection<ServerToTechnician> from, boolean needsOffer) ->
          pageCame(from, needsOffer);
      case Mail.PageLeft(Connection<ServerToTechnician> from, boolean goodbye) ->
          pageLeft(from, goodbye);
      case Mail.AskHandover(String name) ->
          ask(
              new ServerToAgent.HandOver(row.id(), name),
              new SessionNews.HandoverImpossible(row.id()));
      case Mail.AskOnlooker(String name) ->
          ask(
              new ServerToAgent.LookOn(row.id(), name),
              new SessionNews.OnlookerImpossible(row.id()));
      case Mail.OnlookerGone() -> sides.toAgent(new ServerToAgent.OnlookerGone(row.id()));
      case Mail.OnlookerNoted(boolean came, long who, String name) ->
          commit(
              state,
              null,
              new Note(
                  came ? ServerEvent.ONLOOKER_CAME : ServerEvent.ONLOOKER_LEFT,
                  "",
                  name,
                  came ? who : 0));
      case Mail.ToPage(ServerToTechnician message) -> sides.toPage(message);
      case Mail.HandedOver() -> advance(new SessionInput.HandedOver());
      case Mail.Revoked() -> {
        advance(new SessionInput.AccessRevoked());
        sides.page().ifPresent(page -> page.refuse(Refusal.LOGIN_REQUIRED));
      }
      case Mail.ServerStops() -> stopped = true;
    }
  }

  private void fromAgent(AgentLink from, AgentToServer message) {
    switch (message) {
      case AgentToServer.PasswordAccepted _ -> {
        if (state instanceof SessionState.Requested) {
          from.passwordIsUsedUp();
          parts.tries().wasRight(row);
          advance(new SessionInput.PasswordAccepted(), new Note(ServerEvent.PASSWORD_ACCEPTED));
        }
      }
      case AgentToServer.PasswordRejected(_, int attemptsLeft) -> {
        if (state instanceof SessionState.Requested) {
          passwordRejected(from, Math.clamp(attemptsLeft, 0, 100));
        }
      }
      case AgentToServer.Record(SessionEvent event, String signature) ->
          recorded(from, event, signature);
      case AgentToServer.Offer(String id, String sdp, String mac) ->
          negotiation.relay(state, from, new ServerToTechnician.Offer(id, sdp, mac));
      case AgentToServer.Candidate(String id, var candidate) ->
          negotiation.relay(state, from, new ServerToTechnician.Candidate(id, candidate));
      case AgentToServer.Hello _, AgentToServer.Prove _ -> throw new IllegalArgumentException();
      case AgentToServer.PasswordReady _, AgentToServer.Resume _, AgentToServer.Join _ ->
          throw new IllegalArgumentException();
      case AgentToServer.WantRequestForm _, AgentToServer.RequestSupport _ ->
          throw new IllegalArgumentException();
      case AgentToServer.WithdrawRequest _,
          AgentToServer.ReportAbuse _,
          AgentToServer.TermsTicked _ ->
          throw new IllegalArgumentException();
    }
  }

  private void fromPage(Connection<ServerToTechnician> from, TechnicianToServer message) {
    switch (message) {
      case TechnicianToServer.Proof(_, String proof) -> proofGiven(from, proof);
      case TechnicianToServer.Answer(String id, String sdp, String mac) ->
          negotiation.relay(state, from, new ServerToAgent.Answer(id, sdp, mac));
      case TechnicianToServer.Candidate(String id, var candidate) ->
          negotiation.relay(state, from, new ServerToAgent.Candidate(id, candidate));
      case TechnicianToServer.End _ -> advance(new SessionInput.TechnicianEnded());
      case TechnicianToServer.WordsDiffer _ -> advance(new SessionInput.WordsDiffer());
      case TechnicianToServer.Hello _, TechnicianToServer.Open _, TechnicianToServer.Attach _ ->
          throw new IllegalArgumentException();
      case TechnicianToServer.Invite _,
          TechnicianToServer.Revoke _,
          TechnicianToServer.WatchQueue _,
          TechnicianToServer.PickUp _,
          TechnicianToServer.PutBack _,
          TechnicianToServer.HandOver _,
          TechnicianToServer.OfferSession _,
          TechnicianToServer.KeepSession _,
          TechnicianToServer.TakeOver _,
          TechnicianToServer.InviteOnlooker _,
          TechnicianToServer.EndOnlooking _,
          TechnicianToServer.AnswerOnlooking _,
          TechnicianToServer.OnlookerOffer _,
          TechnicianToServer.OnlookerCandidate _,
          TechnicianToServer.CloseRequest _ ->
          throw new IllegalArgumentException();
    }
  }

  private void proofGiven(Connection<ServerToTechnician> from, String proof) {
    if (!(state instanceof SessionState.Waiting)) {
      from.tell(Refusal.BAD_MESSAGE);
    } else if (sides.agent().isEmpty()) {
      from.tell(Refusal.COMPUTER_OFFLINE);
    } else {
      Optional<Duration> wait = parts.tries().use(row);
      if (wait.isPresent()) {
        from.tell(Refusal.TOO_MANY_ATTEMPTS, wait.get());
        return;
      }
      advance(new SessionInput.ProofSent());
      sides.agentWasAsked();
      EventCheck.Frame frame = row.frame();
      sides.toAgent(
          new ServerToAgent.PasswordCheck(
              row.id(),
              frame.nonce(),
              frame.technician(),
              frame.firm(),
              frame.terms(),
              row.recording(),
              proof));
    }
  }

  private void passwordRejected(AgentLink from, int attemptsLeft) {
    if (attemptsLeft == 0) {
      from.passwordIsUsedUp();
    }
    SessionState next = state.on(new SessionInput.PasswordRejected(attemptsLeft));
    commit(next, null, new Note(ServerEvent.PASSWORD_REJECTED, Integer.toString(attemptsLeft)));
    sides.toPage(new ServerToTechnician.PasswordRejected(row.id(), attemptsLeft));
    enter(next);
  }

  private void recorded(AgentLink from, SessionEvent event, String signature) {
    Optional<SignedEvent> signed = EventCheck.check(event, signature, row.frame(), row.machine());
    if (signed.isEmpty()) {
      LOG.warn("event=evidence-rejected session={} seq={}", row.id(), event.seq());
      from.connection().tell(Refusal.BAD_MESSAGE);
      return;
    }
    Optional<SessionInput> input = SessionInput.of(event, row.recording());
    SessionState next = input.map(state::on).orElse(state);
    SessionRepository.Committed done = commit(next, signed.get());
    switch (done.stored()) {
      case NEW, KNOWN -> {
        from.acknowledge(event, done.head());
        if (next instanceof SessionState.Ended) {
          parts.past().tellReport(from, row.id());
        }
        if (input.filter(SessionInput.ViewGiven.class::isInstance).isPresent()
            && state instanceof SessionState.AwaitingConsent) {
          deadlines.askedAgain();
        }
        enter(next);
        colleague.hear(event).ifPresent(sessions::tell);
      }
      case GAP, CONFLICT -> {
        LOG.warn("event=evidence-out-of-order session={} seq={}", row.id(), event.seq());
        from.connection().tell(Refusal.BAD_MESSAGE);
      }
    }
  }

  /// The customer is to be asked, if the screen is shown.
  private void ask(ServerToAgent question, SessionNews impossible) {
    if (state instanceof SessionState.Active && sides.agent().isPresent()) {
      sides.toAgent(question);
    } else {
      sessions.tell(impossible);
    }
  }

  private void agentCame(AgentLink link) {
    sides.agentIs(link);
    negotiation.agentChanged();
    deadlines.agentCame();
    advance(new SessionInput.AgentResumed(), new Note(ServerEvent.AGENT_BACK));
    sides.tellAgentOfPage(deadlines.secondsLeftForPage());
    sides.tellStatus(state.phase());
    negotiation.connect();
    if (colleague.mayLookOn()) {
      sessions.tell(new SessionNews.OnlookerStands(row.id()));
    }
  }

  private void agentLeft(AgentLink link) {
    if (!sides.isAgent(link)) {
      return;
    }
    sides.agentIsGone();
    negotiation.agentChanged();
    deadlines.agentLeft(state);
    sides.tellStatus(state.phase());
    commit(state, null, new Note(ServerEvent.AGENT_AWAY));
  }

  private void pageCame(Connection<ServerToTechnician> from, boolean needsOffer) {
    sides.pageIs(from);
    deadlines.pageCame();
    commit(state, null, new Note(ServerEvent.TECHNICIAN_BACK));
    sides.tellStatus(state.phase());
    sides.tellAgentOfPage(0);
    switch (state) {
      case SessionState.Waiting() ->
          sides.agent().flatMap(AgentLink::ready).ifPresent(sides::challenge);
      case SessionState.Active() -> {
        if (needsOffer) {
          negotiation.wantOffer();
        }
      }
      case SessionState.Requested _, SessionState.AwaitingConsent _ -> {}
      case SessionState.Restarting _, SessionState.Ended _ -> {}
    }
    negotiation.connect();
  }

  private void pageLeft(Connection<ServerToTechnician> from, boolean goodbye) {
    if (!sides.isPage(from)) {
      return;
    }
    sides.pageIsGone();
    deadlines.pageLeft(goodbye);
    sides.tellAgentOfPage(deadlines.secondsLeftForPage());
    commit(state, null, new Note(ServerEvent.TECHNICIAN_AWAY, goodbye ? "GOODBYE" : ""));
  }

  /// Computes, commits and enters the next state.
  private void advance(SessionInput input, Note... notes) {
    SessionState next = state.on(input);
    commit(next, null, notes);
    enter(next);
  }

  private SessionRepository.Committed commit(
      SessionState next, @Nullable SignedEvent event, Note... notes) {
    var all = new java.util.ArrayList<>(List.of(notes));
    if (next instanceof SessionState.Ended(EndReason reason)) {
      all.add(new Note(ServerEvent.ENDED, reason.name()));
    }
    return parts.repository().commit(row.id(), next, event, all);
  }

  private void enter(SessionState next) {
    if (next.equals(state)) {
      return;
    }
    LOG.info("event=session-phase session={} from={} to={}", row.id(), state.phase(), next);
    state = next;
    deadlines.entered(next, sides.agent().isPresent());
    switch (next) {
      case SessionState.Waiting _, SessionState.Requested _, SessionState.Restarting _ ->
          sides.tellStatus(state.phase());
      case SessionState.AwaitingConsent() -> {
        sides.tellStatus(state.phase());
        negotiation.prepare();
      }
      case SessionState.Active() -> {
        sides.tellStatus(state.phase());
        negotiation.wantOffer();
        negotiation.connect();
      }
      case SessionState.Ended(EndReason reason) -> end(reason);
    }
  }

  private void end(EndReason reason) {
    sessions.forget(this);
    List<Mail> unread = mailbox.close();
    sides.page().ifPresent(page -> parts.past().tellEnd(row.id(), page));
    sides.tellAgentOfEnd(reason);
    parts.past().answerUnread(row.id(), reason, unread);
    sessions.ended(this);
  }
}
