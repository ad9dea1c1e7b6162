package de.beistand.agent.session;

import de.beistand.agent.window.CustomerWindow;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.evidence.Head;
import de.beistand.protocol.signaling.AgentToServer;
import de.beistand.protocol.signaling.ServerToAgent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The work of one [AgentState#on]: collects effects and what changes beside the phase.
final class Turn {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

  private final AgentState before;
  private final Instant now;
  private final List<Effect> effects = new ArrayList<>();
  private final Set<String> usedSessions;
  private Line line;
  private Ledger ledger;
  private int lastNumber;
  private boolean customerActive;

  Turn(AgentState before, Instant now) {
    this.before = before;
    this.now = now;
    this.usedSessions = new HashSet<>(before.usedSessions());
    this.line = before.line();
    this.ledger = before.ledger();
    this.lastNumber = before.lastNumber();
    this.customerActive = before.customerActive();
  }

  /// Notes what concerns every phase alike, before the phase sees it.
  void note(AgentEvent event) {
    switch (event) {
      case AgentEvent.LineUp(String machineId, String firm) -> {
        line = new Line.Up(machineId, firm);
        then(new Effect.ShowLine(CustomerWindow.Line.READY));
      }
      case AgentEvent.LineLost _ -> {
        line = new Line.Down();
        then(new Effect.ShowLine(CustomerWindow.Line.LOST));
      }
      case AgentEvent.LineRefused _ -> {
        line = new Line.Refused();
        then(new Effect.ShowLine(CustomerWindow.Line.REFUSED));
      }
      case AgentEvent.CustomerActive(boolean active) -> customerActive = active;
      case AgentEvent.FromServer(ServerToAgent.Recorded(String sessionId, int seq, Head head)) -> {
        ledger = ledger.recorded(sessionId, seq);
        evidence(sessionId, head);
      }
      case AgentEvent.FromServer(ServerToAgent.SessionReport(String sessionId, String token)) -> {
        if (isOver(sessionId) && TOKEN.matcher(token).matches()) {
          then(new Effect.OfferReport(token));
        }
      }
      case AgentEvent.FromServer _,
          AgentEvent.PasswordMade _,
          AgentEvent.Answered _,
          AgentEvent.StopClicked _,
          AgentEvent.Happened _,
          AgentEvent.RestartFailed _,
          AgentEvent.WithdrawClicked _,
          AgentEvent.NumberGiven _,
          AgentEvent.AbuseReported _,
          AgentEvent.PauseClicked _,
          AgentEvent.CloseClicked _,
          AgentEvent.TimeUp _,
          AgentEvent.FromPeer _ -> {}
    }
  }

  /// Everything that the agent testified of a session is committed, and the session is over: this
  /// is what the record will always have to show.
  private void evidence(String sessionId, Head head) {
    if (!isOver(sessionId) || ledger.has(sessionId)) {
      return;
    }
    if (head.isSigned(sessionId)) {
      then(new Effect.ShowEvidence(head.checkValue()));
    } else {
      then(new Effect.Ignored("a head that the server did not sign"));
      then(new Effect.ShowForged());
    }
  }

  private boolean isOver(String sessionId) {
    return isUsed(sessionId)
        && (before.phase() instanceof Preparing || before.phase() instanceof Ready);
  }

  Instant now() {
    return now;
  }

  Line line() {
    return line;
  }

  Ledger ledger() {
    return ledger;
  }

  Duration answerWithin() {
    return before.answerWithin();
  }

  void then(Effect effect) {
    effects.add(effect);
  }

  void send(AgentToServer message) {
    then(new Effect.Send(message));
  }

  /// The event is not for this phase. What still comes of a session that was here is no surprise.
  Phase ignore(AgentEvent event) {
    boolean belated =
        switch (event) {
          case AgentEvent.FromServer(ServerToAgent.Recorded _) -> true;
          case AgentEvent.FromServer(ServerToAgent.SessionReport _) -> true;
          case AgentEvent.FromServer(ServerToAgent.End end) -> isUsed(end.sessionId());
          case AgentEvent.FromPeer _ -> true;
          default -> false;
        };
    if (belated) {
      return before.phase();
    }
    String what =
        event instanceof AgentEvent.FromServer(ServerToAgent message)
            ? message.getClass().getSimpleName()
            : event.getClass().getSimpleName();
    then(new Effect.Ignored(what + " in " + before.phase().getClass().getSimpleName()));
    return before.phase();
  }

  /// A fresh number for a question, a peer connection or a timer.
  int number() {
    return ++lastNumber;
  }

  /// Starts a timer and returns its number.
  int timer(Duration after) {
    int timer = number();
    then(new Effect.StartTimer(timer, after));
    return timer;
  }

  /// Testifies an event of `session` without detail.
  Session testify(Session session, EventKind kind, String subject) {
    return testify(session, kind, subject, "");
  }

  /// Testifies an event of `session`.
  Session testify(Session session, EventKind kind, String subject, String detail) {
    Fact event = session.event(kind, subject, detail, now);
    ledger = ledger.with(event);
    then(new Effect.Testify(event));
    return session.afterEvent();
  }

  /// Sends every event again that the server has not committed.
  void repeatEvents() {
    ledger.unacknowledged().forEach(event -> then(new Effect.Testify(event)));
  }

  /// Forgets the events, because the server knows nothing of the session.
  void forgetEvents() {
    ledger = Ledger.EMPTY;
  }

  boolean isUsed(String sessionId) {
    return usedSessions.contains(sessionId);
  }

  void use(String sessionId) {
    usedSessions.add(sessionId);
  }

  /// The step: what is taken away comes first, what is given comes last.
  Step end(Phase next) {
    Outlook old = Outlook.of(before.phase(), before.customerActive());
    Outlook fresh = Outlook.of(next, customerActive);
    List<Effect> all = new ArrayList<>(fresh.takenAway(old));
    all.addAll(effects);
    all.addAll(fresh.added(old));
    return new Step(
        new AgentState(
            line, ledger, usedSessions, lastNumber, before.answerWithin(), customerActive, next),
        all);
  }
}
