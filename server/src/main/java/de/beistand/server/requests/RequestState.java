package de.beistand.server.requests;

import de.beistand.protocol.QueueRefusal;
import de.beistand.protocol.RequestPhase;
import de.beistand.server.requests.RequestInput.Closed;
import de.beistand.server.requests.RequestInput.HandedOver;
import de.beistand.server.requests.RequestInput.NumberOver;
import de.beistand.server.requests.RequestInput.PickedUp;
import de.beistand.server.requests.RequestInput.PutBack;
import de.beistand.server.requests.RequestInput.SessionEnded;
import de.beistand.server.requests.RequestInput.SessionOpened;
import de.beistand.server.requests.RequestInput.Withdrawn;
import org.jspecify.annotations.Nullable;

/// Where a support request stands; every transition is here and pure.
public sealed interface RequestState {

  /// What an input leads to.
  sealed interface Step {
    /// The next state; the same one if the input changes nothing.
    record To(RequestState next) implements Step {}

    /// The technician cannot do that.
    record No(QueueRefusal why) implements Step {}
  }

  /// In the queue. Next: Taken, InSession, Settled.
  ///
  /// @param reservedFor the technician to whom a colleague left it; anybody may take it all the
  ///   same
  record Waiting(@Nullable Long reservedFor) implements RequestState {}

  /// A technician has it, and the customer a session number. Next: Waiting, InSession, Settled.
  record Taken(long technicianId) implements RequestState {}

  /// A session runs because of it. Next: Taken, Settled.
  record InSession(long technicianId, String sessionId) implements RequestState {}

  /// Over. Terminal.
  ///
  /// @param how DONE, ON_SITE or WITHDRAWN
  record Settled(RequestPhase how) implements RequestState {}

  /// The next state.
  default Step on(RequestInput input) {
    return switch (this) {
      case Waiting waiting -> on(waiting, input);
      case Taken taken -> on(taken, input);
      case InSession running -> on(running, input);
      case Settled _ -> settled(input);
    };
  }

  private static Step on(Waiting waiting, RequestInput input) {
    return switch (input) {
      case PickedUp(long by) -> new Step.To(new Taken(by));
      case PutBack _ -> new Step.To(new Waiting(null));
      case HandedOver(long _, long to) -> new Step.To(new Waiting(to));
      case Closed(long _, RequestPhase how) -> new Step.To(new Settled(how));
      case Withdrawn _ -> new Step.To(new Settled(RequestPhase.WITHDRAWN));
      case SessionOpened(long by, String session) -> new Step.To(new InSession(by, session));
      case SessionEnded _, NumberOver _ -> new Step.To(waiting);
    };
  }

  private static Step on(Taken taken, RequestInput input) {
    return switch (input) {
      case PickedUp(long by) -> ifHis(taken.technicianId(), by, taken);
      case PutBack(long by) -> ifHis(taken.technicianId(), by, new Waiting(null));
      case HandedOver(long by, long to) -> ifHis(taken.technicianId(), by, new Waiting(to));
      case Closed(long by, RequestPhase how) -> ifHis(taken.technicianId(), by, new Settled(how));
      case Withdrawn _ -> new Step.To(new Settled(RequestPhase.WITHDRAWN));
      case SessionOpened(long by, String session) -> new Step.To(new InSession(by, session));
      case NumberOver _ -> new Step.To(new Waiting(taken.technicianId()));
      case SessionEnded _ -> new Step.To(taken);
    };
  }

  private static Step on(InSession running, RequestInput input) {
    return switch (input) {
      case SessionEnded(String session, boolean held) when session.equals(running.sessionId()) ->
          new Step.To(held ? new Settled(RequestPhase.DONE) : new Taken(running.technicianId()));
      case Closed(long by, RequestPhase how) -> ifHis(running.technicianId(), by, new Settled(how));
      case PickedUp _, PutBack _, HandedOver _ -> new Step.No(QueueRefusal.TAKEN);
      // the customer ends the session itself: that is one click, and never waits for the server
      case Withdrawn _, SessionOpened _, SessionEnded _, NumberOver _ -> new Step.To(running);
    };
  }

  private Step settled(RequestInput input) {
    return switch (input) {
      case PickedUp _, PutBack _, HandedOver _, Closed _ -> new Step.No(QueueRefusal.GONE);
      case Withdrawn _, SessionOpened _, SessionEnded _, NumberOver _ -> new Step.To(this);
    };
  }

  private static Step ifHis(long owner, long by, RequestState next) {
    return owner == by ? new Step.To(next) : new Step.No(QueueRefusal.TAKEN);
  }

  /// As the customer and the technicians are told it.
  default RequestPhase phase() {
    return switch (this) {
      case Waiting _ -> RequestPhase.WAITING;
      case Taken _ -> RequestPhase.PICKED_UP;
      case InSession _ -> RequestPhase.IN_SESSION;
      case Settled(RequestPhase how) -> how;
    };
  }

  /// The technician who has it, or for whom it waits.
  default @Nullable Long technician() {
    return switch (this) {
      case Waiting(Long reservedFor) -> reservedFor;
      case Taken(long id) -> id;
      case InSession(long id, String _) -> id;
      case Settled _ -> null;
    };
  }
}
