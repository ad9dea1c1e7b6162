package de.beistand.agent.session;

import de.beistand.agent.session.AgentEvent.Answered;
import de.beistand.agent.session.AgentEvent.CloseClicked;
import de.beistand.agent.session.AgentEvent.FromPeer;
import de.beistand.agent.session.AgentEvent.FromServer;
import de.beistand.agent.session.AgentEvent.Happened;
import de.beistand.agent.session.AgentEvent.LineLost;
import de.beistand.agent.session.AgentEvent.LineRefused;
import de.beistand.agent.session.AgentEvent.LineUp;
import de.beistand.agent.session.AgentEvent.PauseClicked;
import de.beistand.agent.session.AgentEvent.StopClicked;
import de.beistand.agent.session.AgentEvent.TimeUp;
import de.beistand.agent.session.AgentEvent.WithdrawClicked;
import de.beistand.agent.window.RecordingSign;
import de.beistand.protocol.EndReason;
import de.beistand.protocol.EventKind;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.channel.AgentToTechnician;
import de.beistand.protocol.signaling.AgentToServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The customer agreed to show the screen. Next: [Preparing] when the session is over, [Closing].
///
/// What server, technician and customer may cause is in [ServerRules], [PeerRules] and
/// [QuestionRules].
///
/// @param link the peer connection; null before the first `connect`
/// @param technicianAway the technician's page is gone for a moment
/// @param paused the customer takes a private moment: no picture, no input, no new questions
/// @param lostTimer when it is up and the line to the server is not back, the session ends; 0 =
///   none
record Active(
    Session session,
    Grants grants,
    Asking asking,
    @Nullable Link link,
    boolean technicianAway,
    boolean paused,
    int lostTimer)
    implements Phase {

  /// How long a session goes on without the server, which keeps its record: as long as the server
  /// itself waits.
  private static final Duration WITHOUT_SERVER = Duration.ofSeconds(120);

  /// The customer said yes to everything that the session needs, which is not committed yet.
  ///
  /// @param prepared the connection that was made meanwhile; null if there is none
  static Active begin(Session session, Grants grants, @Nullable Link prepared, Turn turn) {
    var fresh = new Active(session, grants, Asking.NOTHING, prepared, false, false, 0);
    Active active = turn.line() instanceof Line.Up ? fresh : fresh.withoutServer(turn);
    return session.who().recording() == RecordingPolicy.ASK
        ? QuestionRules.asked(Wish.standing(Grant.RECORDING), active, turn)
        : active;
  }

  /// Whether the session ends with this right.
  boolean isNeeded(Grant grant) {
    return switch (grant) {
      case VIEW -> true;
      case RECORDING -> session.who().recording() == RecordingPolicy.REQUIRED;
      case CONTROL, FILES_IN, FILES_OUT, CLIPBOARD_IN, CLIPBOARD_OUT -> false;
      case SYSTEM_INFORMATION, RESTART, HANDOVER, ONLOOKER -> false;
    };
  }

  /// How it stands with the recording, as the customer sees it.
  RecordingSign recording() {
    if (link != null && link.recording() && grants.allow(Grant.RECORDING)) {
      return RecordingSign.RUNNING;
    }
    return isNeeded(Grant.RECORDING) ? RecordingSign.AWAITED : RecordingSign.OFF;
  }

  @Override
  public Phase on(AgentEvent event, Turn turn) {
    return switch (event) {
      case FromServer(var message) -> ServerRules.on(message, this, event, turn);
      case FromPeer peerEvent ->
          link != null && link.peer() == peerEvent.peer()
              ? PeerRules.on(peerEvent, this, link, turn)
              : ofAnother(peerEvent, turn);
      case Answered(int question, var reply) ->
          asking.isOpen() && question == asking.question()
              ? QuestionRules.answered(reply, this, turn)
              : turn.ignore(event);
      case TimeUp(int timer) -> timeUp(timer, turn);
      case StopClicked _ -> end(EndReason.CUSTOMER_STOPPED, turn);
      case AgentEvent.AbuseReported _ -> end(EndReason.ABUSE_REPORTED, turn);
      case Happened(EventKind kind, String subject, String detail) ->
          with(turn.testify(session, kind, subject, detail));
      case WithdrawClicked(Grant grant) -> withdraw(grant, turn);
      case PauseClicked(boolean now) -> now == paused ? this : pausing(now, turn);
      case CloseClicked _ -> {
        stop(EndReason.AGENT_CLOSED, turn);
        yield Closing.begin(turn);
      }
      case LineUp _ -> {
        turn.send(new AgentToServer.Resume(session.id()));
        turn.repeatEvents();
        yield PeerRules.back(withLostTimer(0), turn);
      }
      case LineLost _, LineRefused _ -> lostTimer == 0 ? withoutServer(turn) : this;
      case AgentEvent.CustomerActive _ -> this;
      case AgentEvent.PasswordMade _, AgentEvent.RestartFailed _, AgentEvent.NumberGiven _ ->
          turn.ignore(event);
    };
  }

  /// From a connection that is gone. Who wished there waits for an answer, on the next one too.
  private Phase ofAnother(FromPeer event, Turn turn) {
    if (event instanceof AgentEvent.Wished(int _, Wish wish)) {
      QuestionRules.decide(List.of(wish), false, turn);
    }
    return turn.ignore(event);
  }

  /// The technician's input may get through.
  boolean inputAllowed() {
    return grants.allow(Grant.CONTROL)
        && !asking.isOpen()
        && !technicianAway
        && !paused
        && recording() != RecordingSign.AWAITED
        && hasChannel()
        && link != null
        && link.isConnected();
  }

  boolean hasChannel() {
    return link != null && link.open();
  }

  /// Says something on the data channel, if there is one.
  void tell(AgentToTechnician message, Consumer<Effect> effects) {
    if (link != null && link.open()) {
      effects.accept(new Effect.Tell(link.peer(), message));
    }
  }

  /// Ends the session: first on this computer, then for everybody else.
  Phase end(EndReason reason, Turn turn) {
    Session ended = stop(reason, turn);
    return Phase.over(ended, reason, turn);
  }

  /// Closes what shows and obeys, then testifies the end.
  private Session stop(EndReason reason, Turn turn) {
    if (link != null) {
      turn.then(new Effect.ClosePeer(link.peer(), reason));
    }
    if (asking.isOpen()) {
      turn.then(new Effect.DismissQuestion());
    }
    return turn.testify(session, EventKind.ENDED, reason.name());
  }

  /// Picture and input stop with the pause, and come back with its end; what the technician wanted
  /// meanwhile is asked then.
  private Active pausing(boolean now, Turn turn) {
    Session noted = turn.testify(session, now ? EventKind.PAUSED : EventKind.RESUMED, "");
    Active changed = new Active(noted, grants, asking, link, technicianAway, now, lostTimer);
    return now ? changed : QuestionRules.next(changed, turn);
  }

  private Phase withdraw(Grant grant, Turn turn) {
    if (!grants.wereGiven(grant)) {
      return this;
    }
    return isNeeded(grant)
        ? with(turn.testify(session, EventKind.WITHDRAWN, grant.name()))
            .end(EndReason.CUSTOMER_STOPPED, turn)
        : without(grant, EventKind.WITHDRAWN, turn);
  }

  /// Drops a grant and testifies how it went.
  Active without(Grant grant, EventKind how, Turn turn) {
    QuestionRules.decide(grants.waitingFor(grant), false, turn);
    Active fewer = with(grants.without(grant));
    if (grant == Grant.RECORDING && link != null) {
      fewer = fewer.with(link.recording(false));
    }
    return grants.wereGiven(grant) ? fewer.with(turn.testify(session, how, grant.name())) : fewer;
  }

  private Phase timeUp(int timer, Turn turn) {
    if (timer == lostTimer) {
      return end(EndReason.AGENT_LOST, turn);
    }
    if (asking.isOpen() && timer == asking.question()) {
      return QuestionRules.expired(this, turn);
    }
    return link == null ? this : PeerRules.timeUp(timer, this, link, turn);
  }

  private Active withoutServer(Turn turn) {
    return withLostTimer(turn.timer(WITHOUT_SERVER));
  }

  Active with(Session newSession) {
    return new Active(newSession, grants, asking, link, technicianAway, paused, lostTimer);
  }

  Active with(Grants newGrants) {
    return new Active(session, newGrants, asking, link, technicianAway, paused, lostTimer);
  }

  Active with(Asking newAsking) {
    return new Active(session, grants, newAsking, link, technicianAway, paused, lostTimer);
  }

  Active with(Link newLink) {
    return new Active(session, grants, asking, newLink, technicianAway, paused, lostTimer);
  }

  Active away(boolean nowAway) {
    return new Active(session, grants, asking, link, nowAway, paused, lostTimer);
  }

  private Active withLostTimer(int newLostTimer) {
    return new Active(session, grants, asking, link, technicianAway, paused, newLostTimer);
  }
}
