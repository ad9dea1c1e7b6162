package de.beistand.server.sessions;

import de.beistand.protocol.EndReason;
import de.beistand.protocol.SessionPhase;
import de.beistand.server.sessions.SessionInput.AgentResumed;
import de.beistand.server.sessions.SessionInput.ConsentExpired;
import de.beistand.server.sessions.SessionInput.ConsentGiven;
import de.beistand.server.sessions.SessionInput.ConsentRefused;
import de.beistand.server.sessions.SessionInput.ConsentTimeOver;
import de.beistand.server.sessions.SessionInput.Ending;
import de.beistand.server.sessions.SessionInput.PasswordAccepted;
import de.beistand.server.sessions.SessionInput.PasswordRejected;
import de.beistand.server.sessions.SessionInput.PasswordTimeOver;
import de.beistand.server.sessions.SessionInput.ProofSent;
import de.beistand.server.sessions.SessionInput.RestartBegan;
import de.beistand.server.sessions.SessionInput.RestartFailed;
import de.beistand.server.sessions.SessionInput.Restarted;
import de.beistand.server.sessions.SessionInput.ViewGiven;

/// Where a support session stands.
///
/// Whether the two sides are connected right now is no state: see [LiveSession].
public sealed interface SessionState {

  /// The state after `input`; this one if it means nothing here.
  SessionState on(SessionInput input);

  /// As the protocol and the database name it.
  SessionPhase phase();

  /// The state of a stored session that is not over.
  static SessionState of(SessionPhase phase) {
    return switch (phase) {
      case WAITING -> new Waiting();
      case REQUESTED -> new Requested();
      case AWAITING_CONSENT -> new AwaitingConsent();
      case ACTIVE -> new Active();
      case RESTARTING -> new Restarting();
      case ENDED -> throw new IllegalArgumentException("an ended session does not live");
    };
  }

  /// The technician named a computer; the password is missing.
  ///
  /// Next: [Requested], [Ended].
  record Waiting() implements SessionState {
    @Override
    public SessionState on(SessionInput input) {
      return switch (input) {
        case ProofSent() -> new Requested();
        case PasswordTimeOver() -> new Ended(EndReason.NO_PASSWORD);
        case Ending ending -> new Ended(ending.reason());
        case PasswordAccepted _, PasswordRejected _, AgentResumed _ -> this;
        case ViewGiven _, ConsentGiven _, ConsentRefused _, ConsentExpired _, ConsentTimeOver _ ->
            this;
        case RestartBegan _, Restarted _, RestartFailed _ -> this;
      };
    }

    @Override
    public SessionPhase phase() {
      return SessionPhase.WAITING;
    }
  }

  /// The proof of the password is with the agent.
  ///
  /// Next: [AwaitingConsent], [Waiting], [Ended].
  record Requested() implements SessionState {
    @Override
    public SessionState on(SessionInput input) {
      return switch (input) {
        case PasswordAccepted() -> new AwaitingConsent();
        // it would not run the session if it had not accepted; its word was lost on the way
        case AgentResumed() -> new AwaitingConsent();
        case PasswordRejected(int attemptsLeft) ->
            attemptsLeft > 0 ? new Waiting() : new Ended(EndReason.WRONG_PASSWORD);
        case PasswordTimeOver() -> new Ended(EndReason.NO_PASSWORD);
        case Ending ending -> new Ended(ending.reason());
        case ProofSent _,
            ViewGiven _,
            ConsentGiven _,
            ConsentRefused _,
            ConsentExpired _,
            ConsentTimeOver _ ->
            this;
        case RestartBegan _, Restarted _, RestartFailed _ -> this;
      };
    }

    @Override
    public SessionPhase phase() {
      return SessionPhase.REQUESTED;
    }
  }

  /// The customer is being asked.
  ///
  /// Next: [Active], [Ended].
  record AwaitingConsent() implements SessionState {
    @Override
    public SessionState on(SessionInput input) {
      return switch (input) {
        case ConsentGiven() -> new Active();
        case ConsentRefused() -> new Ended(EndReason.CONSENT_REFUSED);
        case ConsentExpired(), ConsentTimeOver() -> new Ended(EndReason.CONSENT_EXPIRED);
        case Ending ending -> new Ended(ending.reason());
        case ProofSent _, PasswordAccepted _, PasswordRejected _ -> this;
        case ViewGiven _, AgentResumed _, PasswordTimeOver _ -> this;
        case RestartBegan _, Restarted _, RestartFailed _ -> this;
      };
    }

    @Override
    public SessionPhase phase() {
      return SessionPhase.AWAITING_CONSENT;
    }
  }

  /// The customer shows the screen.
  ///
  /// Next: [Restarting], [Ended].
  record Active() implements SessionState {
    @Override
    public SessionState on(SessionInput input) {
      return switch (input) {
        case Ending ending -> new Ended(ending.reason());
        case ProofSent _, PasswordAccepted _, PasswordRejected _, AgentResumed _ -> this;
        case ViewGiven _, ConsentGiven _, ConsentRefused _, ConsentExpired _ -> this;
        case PasswordTimeOver _, ConsentTimeOver _ -> this;
        case RestartBegan() -> new Restarting();
        case Restarted _, RestartFailed _ -> this;
      };
    }

    @Override
    public SessionPhase phase() {
      return SessionPhase.ACTIVE;
    }
  }

  /// The customer's computer restarts, with consent; the session waits for it.
  ///
  /// Next: [AwaitingConsent] when it is back, because the customer is asked again; [Active] if it
  /// did not restart; [Ended].
  record Restarting() implements SessionState {
    @Override
    public SessionState on(SessionInput input) {
      return switch (input) {
        case Restarted() -> new AwaitingConsent();
        case RestartFailed() -> new Active();
        case Ending ending -> new Ended(ending.reason());
        case ProofSent _, PasswordAccepted _, PasswordRejected _, AgentResumed _ -> this;
        case ViewGiven _, ConsentGiven _, ConsentRefused _, ConsentExpired _, RestartBegan _ ->
            this;
        case PasswordTimeOver _, ConsentTimeOver _ -> this;
      };
    }

    @Override
    public SessionPhase phase() {
      return SessionPhase.RESTARTING;
    }
  }

  /// Over for good.
  ///
  /// Next: none; ignores everything.
  record Ended(EndReason reason) implements SessionState {
    @Override
    public SessionState on(SessionInput input) {
      return this;
    }

    @Override
    public SessionPhase phase() {
      return SessionPhase.ENDED;
    }
  }
}
