package de.beistand.server.sessions;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.Grant;
import de.beistand.protocol.RecordingPolicy;
import de.beistand.protocol.SessionEvent;
import java.util.Optional;

/// What can move a [SessionState].
public sealed interface SessionInput {

  /// What a signed event of the agent moves, if anything. Where recording is required a session
  /// needs two yeses: that to be seen is followed by that to be recorded.
  static Optional<SessionInput> of(SessionEvent event, RecordingPolicy recording) {
    boolean isView = event.subject().equals(Grant.VIEW.name());
    boolean twice = recording == RecordingPolicy.REQUIRED;
    boolean isLast = twice ? event.subject().equals(Grant.RECORDING.name()) : isView;
    return switch (event.kind()) {
      case GIVEN -> {
        if (isLast) {
          yield Optional.of(new ConsentGiven());
        }
        yield isView ? Optional.of(new ViewGiven()) : Optional.empty();
      }
      case REFUSED -> isView || isLast ? Optional.of(new ConsentRefused()) : Optional.empty();
      case EXPIRED -> isView || isLast ? Optional.of(new ConsentExpired()) : Optional.empty();
      case ENDED -> Optional.of(new AgentEnded(EndReason.valueOf(event.subject())));
      case ASKED,
          WITHDRAWN,
          RETURNED,
          CONNECTED,
          INTERRUPTED,
          RESTORED,
          FILE_RECEIVED,
          FILE_SENT,
          CLIPBOARD_RECEIVED,
          CLIPBOARD_SENT,
          SYSTEM_INFORMATION_SENT,
          PAUSED,
          RESUMED,
          WORDS_CONFIRMED,
          COLLEAGUE_NAMED ->
          Optional.empty();
      case RESTARTING -> Optional.of(new RestartBegan());
      case RESTARTED -> Optional.of(new Restarted());
      case RESTART_FAILED -> Optional.of(new RestartFailed());
    };
  }

  /// Moves the session on in some states and means nothing in others.
  sealed interface Step extends SessionInput {}

  /// Ends the session in every state.
  sealed interface Ending extends SessionInput {
    EndReason reason();
  }

  /// The technician's proof of the password is on its way to the agent.
  record ProofSent() implements Step {}

  /// The agent found the proof right.
  record PasswordAccepted() implements Step {}

  /// The agent found the proof wrong.
  record PasswordRejected(int attemptsLeft) implements Step {}

  /// The agent came back and says that it runs this session.
  record AgentResumed() implements Step {}

  /// The customer gave the grant VIEW, and is asked to be recorded, too.
  record ViewGiven() implements Step {}

  /// The customer gave everything that the session needs to begin; the evidence is committed.
  record ConsentGiven() implements Step {}

  /// The customer refused it.
  record ConsentRefused() implements Step {}

  /// The customer did not answer.
  record ConsentExpired() implements Step {}

  /// The customer allowed a restart, and the computer begins it.
  record RestartBegan() implements Step {}

  /// The agent came back after it.
  record Restarted() implements Step {}

  /// The computer did not restart after all.
  record RestartFailed() implements Step {}

  /// Nobody gave the right password in time.
  record PasswordTimeOver() implements Step {}

  /// The agent did not say what the customer answered.
  record ConsentTimeOver() implements Step {}

  /// The agent testifies the end.
  record AgentEnded(EndReason reason) implements Ending {}

  /// The agent is ready for a new session, so it does not run this one any more.
  record AgentRestarted() implements Ending {
    @Override
    public EndReason reason() {
      return EndReason.AGENT_LOST;
    }
  }

  /// The customer closed the page that was the agent.
  record SharePageClosed() implements Ending {
    @Override
    public EndReason reason() {
      return EndReason.AGENT_CLOSED;
    }
  }

  /// The agent did not come back.
  record AgentGraceOver() implements Ending {
    @Override
    public EndReason reason() {
      return EndReason.AGENT_LOST;
    }
  }

  /// The technician ends the session.
  record TechnicianEnded() implements Ending {
    @Override
    public EndReason reason() {
      return EndReason.TECHNICIAN_ENDED;
    }
  }

  /// The customer agreed that a colleague takes over.
  record HandedOver() implements Ending {
    @Override
    public EndReason reason() {
      return EndReason.HANDED_OVER;
    }
  }

  /// The technician heard other words than the page shows.
  record WordsDiffer() implements Ending {
    @Override
    public EndReason reason() {
      return EndReason.WORDS_DIFFER;
    }
  }

  /// The technician's page did not come back.
  record TechnicianGraceOver() implements Ending {
    @Override
    public EndReason reason() {
      return EndReason.TECHNICIAN_LEFT;
    }
  }

  /// The technician's account was disabled.
  record AccessRevoked() implements Ending {
    @Override
    public EndReason reason() {
      return EndReason.ACCESS_REVOKED;
    }
  }
}
