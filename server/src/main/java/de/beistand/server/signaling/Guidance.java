package de.beistand.server.signaling;

import de.beistand.protocol.Grant;
import de.beistand.protocol.GuideStep;
import de.beistand.protocol.SessionEvent;
import de.beistand.server.invitations.Invitations;
import org.jspecify.annotations.Nullable;

/// How far a customer is who came with a session number, step by step for the technician who gave
/// it. The number stands for the customer until the password that is made of it is used up; if it
/// was right, the steps of that session follow.
final class Guidance {
  private final Invitations invitations;
  private @Nullable String number;
  private @Nullable Guided guided;

  Guidance(Invitations invitations) {
    this.invitations = invitations;
  }

  /// The session of a customer who came with a number.
  private record Guided(String sessionId, String number) {}

  /// The next password is made of this number.
  void joined(String typed) {
    number = typed;
  }

  /// The request for support is in the queue.
  void requestSent() {
    if (number != null) {
      invitations.step(number, GuideStep.REQUEST_SENT);
    }
  }

  /// A session begins: if it is that of a number, the number is good for nothing else.
  void passwordAccepted(String sessionId) {
    if (number != null) {
      invitations.use(number);
      guided = new Guided(sessionId, number);
      number = null;
    }
  }

  /// Too many wrong tries: the next password is an ordinary one.
  void passwordIsUsedUp() {
    number = null;
  }

  /// The customer ticked the terms.
  void termsAgreed() {
    if (guided != null) {
      invitations.step(guided.number(), GuideStep.TERMS_AGREED);
    }
  }

  /// What the customer was asked, and answered.
  void heard(SessionEvent event) {
    Guided now = guided;
    if (now != null
        && now.sessionId().equals(event.sessionId())
        && event.subject().equals(Grant.VIEW.name())) {
      GuideStep.of(event.kind()).ifPresent(step -> invitations.step(now.number(), step));
    }
  }
}
