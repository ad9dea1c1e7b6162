package de.beistand.server.requests;

import de.beistand.protocol.GuideStep;
import de.beistand.protocol.QueueRefusal;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.sessions.Way;
import de.beistand.server.sockets.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The course of filed requests: each step that [RequestState] allows is kept, the session number
/// of a request that was picked up comes and goes with it, and everybody concerned is told.
final class Course {
  private static final Logger LOG = LoggerFactory.getLogger(Course.class);

  private final RequestRepository repository;
  private final Invitations invitations;
  private final Queue queue;
  private final CustomerSide customerSide;
  private final Clock clock;

  /// Of each request whose number is open, by its row; a restart of the server forgets them.
  private final Map<Long, String> links = new ConcurrentHashMap<>();

  Course(
      RequestRepository repository,
      Invitations invitations,
      Queue queue,
      CustomerSide customerSide,
      Clock clock) {
    this.repository = repository;
    this.invitations = invitations;
    this.queue = queue;
    this.customerSide = customerSide;
    this.clock = clock;
  }

  /// Where the customer of the page goes on, while a number is open.
  Optional<String> link(long id) {
    return Optional.ofNullable(links.get(id));
  }

  /// A technician takes a request: the customer gets a session number.
  ///
  /// @param page opens the session by itself once the customer is there
  /// @return empty if all is well
  Optional<QueueRefusal> pickUp(
      Technician technician, Connection<ServerToTechnician> page, long id) {
    Optional<String> before = repository.find(id).map(SupportRequest::number);
    Optional<QueueRefusal> no = advance(id, new RequestInput.PickedUp(technician.id()));
    if (no.isPresent()) {
      return no;
    }
    before.ifPresent(number -> invitations.revoke(technician.id(), number));
    return switch (invitations.invite(technician, Way.REQUEST, page)) {
      case Invitations.Making.TooMany _ -> {
        advance(id, new RequestInput.PutBack(technician.id()));
        yield Optional.of(QueueRefusal.TOO_MANY);
      }
      case Invitations.Making.Made(String number, String link) -> {
        if (!repository.setNumber(id, number, technician.id())) {
          invitations.revoke(technician.id(), number);
          yield Optional.of(QueueRefusal.GONE);
        }
        links.put(id, link);
        invitations.step(number, GuideStep.REQUEST_SENT);
        repository.find(id).ifPresent(taken -> customerSide.tellNumber(taken, number));
        queue.changed();
        yield Optional.empty();
      }
    };
  }

  /// Puts back what was picked up and whose number nobody used in time.
  void lapse() {
    repository
        .takenBefore(clock.instant().minus(Invitations.LIFE))
        .forEach(id -> advance(id, new RequestInput.NumberOver()));
  }

  /// One step of a request.
  ///
  /// @return empty if all is well
  Optional<QueueRefusal> advance(long id, RequestInput input) {
    return advance(id, input, "");
  }

  /// One step of a request, with a technician's note to it.
  ///
  /// @return empty if all is well
  Optional<QueueRefusal> advance(long id, RequestInput input, String note) {
    Optional<SupportRequest> before = repository.find(id);
    Optional<RequestRepository.Change> change =
        repository.advance(id, input, note, clock.instant());
    if (before.isEmpty() || change.isEmpty()) {
      return Optional.of(QueueRefusal.GONE);
    }
    switch (change.get().step()) {
      case RequestState.Step.No(QueueRefusal why) -> {
        return Optional.of(why);
      }
      case RequestState.Step.To(RequestState next) -> {
        if (change.get().moved()) {
          LOG.info("event=request-phase request={} to={}", id, next.phase());
          moved(before.get(), change.get().before(), next);
        }
        return Optional.empty();
      }
    }
  }

  private void moved(SupportRequest before, RequestState from, RequestState to) {
    String number = before.number();
    if (from instanceof RequestState.Taken(long owner)
        && !(to instanceof RequestState.InSession)
        && number != null) {
      invitations.revoke(owner, number);
    }
    if (!(to instanceof RequestState.Taken)) {
      links.remove(before.id());
    }
    repository.find(before.id()).ifPresent(customerSide::tell);
    queue.changed();
  }
}
