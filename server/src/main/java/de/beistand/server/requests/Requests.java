package de.beistand.server.requests;

import static java.util.concurrent.TimeUnit.SECONDS;

import de.beistand.protocol.QueueRefusal;
import de.beistand.protocol.RequestFault;
import de.beistand.protocol.RequestPhase;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.customers.Customers;
import de.beistand.server.invitations.Invitations;
import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.machines.Machine;
import de.beistand.server.sessions.SessionNews;
import de.beistand.server.sockets.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Support requests from the form to the end: who may file one, what becomes of it, and who is
/// told.
public final class Requests implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
  private static final int LOOK_SECONDS = 20;

  private final RequestRepository repository;
  private final Customers customers;
  private final Queue queue;
  private final CustomerSide customerSide;
  private final Course course;
  private final RateLimits limits;
  private final Supplier<Conditions> conditions;
  private final Clock clock;
  private final Gate gate;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("requests").factory());

  /// @param conditions of the operator, as they are now
  public Requests(
      RequestRepository repository,
      Customers customers,
      Invitations invitations,
      Queue queue,
      CustomerSide customerSide,
      RateLimits limits,
      Supplier<Conditions> conditions,
      Clock clock) {
    this.repository = repository;
    this.customers = customers;
    this.queue = queue;
    this.customerSide = customerSide;
    this.limits = limits;
    this.conditions = conditions;
    this.clock = clock;
    this.course = new Course(repository, invitations, queue, customerSide, clock);
    this.gate = new Gate(repository, customers, conditions);
    var unused =
        watch.scheduleWithFixedDelay(this::lapseSafely, LOOK_SECONDS, LOOK_SECONDS, SECONDS);
  }

  /// Whom the firm helps, whatever way they come.
  public Gate gate() {
    return gate;
  }

  /// What came of a form.
  public sealed interface Filing {
    /// It stands in the queue, or did before.
    record Filed(SupportRequest request) implements Filing {}

    /// It does not.
    ///
    /// @param faults at least one
    record Refused(Set<RequestFault> faults, Duration retryAfter) implements Filing {
      public Refused {
        faults = Set.copyOf(faults);
      }
    }
  }

  /// The operator's conditions now.
  public Conditions conditions() {
    return conditions.get();
  }

  /// Files a request from the program. A computer has at most one that is open.
  ///
  /// @param terms version that the customer agreed to
  public Filing file(
      RequestForm form, String terms, String language, Machine machine, String address) {
    Optional<SupportRequest> open = repository.openOn(machine.id());
    if (open.isPresent()) {
      return new Filing.Filed(open.get());
    }
    Optional<Duration> wait =
        Stream.of(
                limits.use(RateLimit.REQUEST_PER_MACHINE, machine.machineId()),
                limits.use(RateLimit.REQUEST_PER_ADDRESS, address),
                limits.use(RateLimit.REQUEST_OVERALL, ""))
            .flatMap(Optional::stream)
            .max(Duration::compareTo);
    return file(form, terms, language, null, machine.id(), wait);
  }

  /// Files a request from the page.
  ///
  /// @param tokenHash of the address under which the customer sees it
  public Filing file(
      RequestForm form, String terms, String language, byte[] tokenHash, String address) {
    Optional<Duration> wait =
        Stream.of(
                limits.use(RateLimit.REQUEST_PER_ADDRESS, address),
                limits.use(RateLimit.REQUEST_OVERALL, ""))
            .flatMap(Optional::stream)
            .max(Duration::compareTo);
    return file(form, terms, language, tokenHash, null, wait);
  }

  private Filing file(
      RequestForm asked,
      String terms,
      String language,
      byte @Nullable [] tokenHash,
      @Nullable Long machine,
      Optional<Duration> wait) {
    if (wait.isPresent()) {
      return new Filing.Refused(EnumSet.of(RequestFault.TOO_MANY), wait.get());
    }
    Conditions now = conditions.get();
    RequestForm form = asked.tidy();
    Set<RequestFault> faults = form.faults();
    if (!faults.contains(RequestFault.TOO_LONG)) {
      now.gate(form.customerNumber(), customers::exists).ifPresent(faults::add);
    }
    if (!now.agreed(terms)) {
      faults.add(RequestFault.TERMS_MISSING);
    }
    if (!faults.isEmpty()) {
      return new Filing.Refused(faults, Duration.ZERO);
    }
    var origin =
        new RequestRepository.Origin(
            tokenHash, machine, language.equals("en") ? "en" : "de", now.terms(), now.agreedBy());
    long id = repository.insert(form, origin, clock.instant());
    LOG.info("event=request-filed request={} page={}", id, machine == null);
    queue.changed();
    return new Filing.Filed(repository.find(id).orElseThrow());
  }

  /// The request behind a page's address.
  Optional<SupportRequest> find(byte[] tokenHash) {
    return repository.find(tokenHash);
  }

  /// Where the customer of the page goes on, while a number is open.
  Optional<String> link(long id) {
    return course.link(id);
  }

  /// The customer of the page takes the request back.
  void withdraw(SupportRequest request) {
    course.advance(request.id(), new RequestInput.Withdrawn());
  }

  /// The customer at this computer takes the open request back.
  public void withdraw(Machine machine) {
    repository.openOn(machine.id()).ifPresent(this::withdraw);
  }

  /// A technician takes a request: the customer gets a session number.
  ///
  /// @param page opens the session by itself once the customer is there
  /// @return empty if all is well
  public Optional<QueueRefusal> pickUp(
      Technician technician, Connection<ServerToTechnician> page, long id) {
    return course.pickUp(technician, page, id);
  }

  /// A technician puts a request back into the queue.
  ///
  /// @return empty if all is well
  public Optional<QueueRefusal> putBack(Technician technician, long id) {
    return course.advance(id, new RequestInput.PutBack(technician.id()));
  }

  /// A technician leaves a request to a colleague whose page is open.
  ///
  /// @return empty if all is well
  public Optional<QueueRefusal> handOver(Technician technician, long id, long colleague) {
    if (colleague == technician.id() || queue.watching(colleague).isEmpty()) {
      return Optional.of(QueueRefusal.UNKNOWN_COLLEAGUE);
    }
    return course.advance(id, new RequestInput.HandedOver(technician.id(), colleague));
  }

  /// A technician settles a request.
  ///
  /// @param how DONE or ON_SITE
  /// @return empty if all is well
  public Optional<QueueRefusal> close(
      Technician technician, long id, RequestPhase how, String note) {
    return course.advance(id, new RequestInput.Closed(technician.id(), how), note);
  }

  /// A computer came with a session number.
  public void joined(String number, Machine machine) {
    repository
        .openWith(number)
        .filter(request -> request.machineId() == null)
        .ifPresent(
            request -> {
              repository.setMachine(request.id(), machine.id());
              queue.changed();
            });
  }

  /// What happened to a session.
  public void hear(SessionNews news) {
    switch (news) {
      case SessionNews.Opened(String session, long technician, long machine) ->
          on(machine, new RequestInput.SessionOpened(technician, session));
      case SessionNews.HandoverAnswered _,
          SessionNews.HandoverImpossible _,
          SessionNews.OnlookerHeard _,
          SessionNews.OnlookerImpossible _,
          SessionNews.OnlookerStands _ -> {}
      case SessionNews.Ended(String session, long machine, boolean held) ->
          on(machine, new RequestInput.SessionEnded(session, held));
    }
  }

  /// A failure, such as a database that is gone, must not end the looking.
  private void lapseSafely() {
    try {
      course.lapse();
    } catch (RuntimeException e) {
      LOG.error("event=request-lapse-failed", e);
    }
  }

  /// Ends the looking for numbers that nobody used.
  @Override
  public void close() {
    watch.shutdownNow();
  }

  private void on(long machine, RequestInput input) {
    repository.openOn(machine).ifPresent(request -> course.advance(request.id(), input));
  }

  /// Tells the program at this computer how its open request stands.
  public void tell(Machine machine) {
    repository.openOn(machine.id()).ifPresent(customerSide::tell);
  }

  /// An agent came: it hears of its open request, and the queue shows that it is there.
  public void arrived(Machine machine) {
    repository
        .openOn(machine.id())
        .ifPresent(
            request -> {
              customerSide.tell(request);
              String number = request.number();
              if (number != null && link(request.id()).isPresent()) { // it is still good
                customerSide.tellNumber(request, number);
              }
              queue.changed();
            });
  }

  /// An agent is gone.
  public void left(Machine machine) {
    if (repository.openOn(machine.id()).isPresent()) {
      queue.changed();
    }
  }
}
