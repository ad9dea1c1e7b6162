package de.beistand.server.sessions;

import de.beistand.protocol.SessionPhase;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.consent.EventCheck;
import de.beistand.server.consent.ReportLinkRepository;
import de.beistand.server.consent.ServerEvent;
import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.machines.Machine;
import de.beistand.server.operator.Operator;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.sessions.SessionRepository.Note;
import de.beistand.server.settings.Settings;
import de.beistand.server.sockets.Connection;
import de.beistand.server.sockets.Refusal;
import de.beistand.server.turn.TurnCredentials;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sessions that live now, and the way into each of them.
public final class Sessions implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final Parts parts;
  private final BlockRepository blocks;
  private final Agents agents;
  private final RateLimits limits;
  private final Operator operator;
  private final SecureRandom random = new SecureRandom();
  private final List<Consumer<SessionNews>> listeners = new CopyOnWriteArrayList<>();
  private final Map<String, LiveSession> byId = new ConcurrentHashMap<>();
  private final Map<Long, LiveSession> byMachine = new ConcurrentHashMap<>();

  /// What every live session works with.
  record Parts(
      SessionRepository repository,
      PastSessions past,
      PasswordTries tries,
      TurnCredentials turn,
      Settings.Graces graces) {}

  public Sessions(
      SessionRepository repository,
      BlockRepository blocks,
      ReportLinkRepository reports,
      TurnCredentials turn,
      Agents agents,
      RateLimits limits,
      Operator operator,
      Settings.Graces graces) {
    var past = new PastSessions(repository, reports);
    this.parts = new Parts(repository, past, new PasswordTries(limits), turn, graces);
    this.blocks = blocks;
    this.agents = agents;
    this.limits = limits;
    this.operator = operator;
  }

  /// Tells `listener` from now on what happens to sessions.
  public void listen(Consumer<SessionNews> listener) {
    listeners.add(listener);
  }

  /// A listener that fails must not keep a session from beginning or ending.
  void tell(SessionNews news) {
    for (Consumer<SessionNews> listener : listeners) {
      try {
        listener.accept(news);
      } catch (RuntimeException e) {
        LOG.error("event=session-news-failed news={}", news, e);
      }
    }
  }

  /// What came of opening a session.
  public sealed interface Opening {
    /// It lives; the page has its password challenge.
    record Opened(LiveSession session) implements Opening {}

    /// It was not opened.
    record Refused(Refusal refusal, Duration retryAfter) implements Opening {}
  }

  /// Goes on with every session that was not over when the server ended last.
  public void recover() {
    List<SessionRow> unfinished = parts.repository().unfinished();
    for (SessionRow row : unfinished) {
      parts
          .repository()
          .commit(
              row.id(),
              SessionState.of(row.phase()),
              null,
              List.of(new Note(ServerEvent.RECOVERED)));
      var live = new LiveSession(row, this, parts);
      byMachine.put(row.machine().id(), live);
      byId.put(row.id(), live);
      live.recover();
    }
    LOG.info("event=sessions-recovered count={}", unfinished.size());
  }

  /// Starts a session with a computer.
  ///
  /// @param machineId nine digits, as the technician typed them
  /// @param gate whether the firm helps whoever sits at this computer; a session that goes on from
  ///   a colleague's is past it
  public Opening open(
      Technician technician,
      Connection<ServerToTechnician> page,
      String machineId,
      Predicate<Machine> gate) {
    Optional<Duration> wait =
        limits.use(RateLimit.OPEN_PER_TECHNICIAN, Long.toString(technician.id()));
    if (wait.isPresent()) {
      return new Opening.Refused(Refusal.TOO_MANY_ATTEMPTS, wait.get());
    }
    Optional<AgentLink> found = agents.find(machineId);
    if (found.isEmpty()) {
      return new Opening.Refused(Refusal.COMPUTER_OFFLINE, Duration.ZERO);
    }
    AgentLink agent = found.get();
    Optional<Duration> unwelcome = blocks.unwelcome(technician.id(), agent.machine().id());
    if (unwelcome.isPresent()) {
      LOG.warn(
          "event=unwelcome technician={} machine={}", technician.id(), agent.machine().machineId());
      return new Opening.Refused(Refusal.CUSTOMER_REFUSES, unwelcome.get());
    }
    if (byMachine.containsKey(agent.machine().id())) {
      return new Opening.Refused(Refusal.COMPUTER_BUSY, Duration.ZERO);
    }
    Optional<AgentLink.PasswordSalt> salt = agent.ready();
    if (salt.isEmpty()) {
      return new Opening.Refused(Refusal.COMPUTER_OFFLINE, Duration.ZERO);
    }
    if (!agent.isFor(technician.id())) {
      return new Opening.Refused(Refusal.COMPUTER_BUSY, Duration.ZERO);
    }
    if (agent.takenOverFrom().isEmpty() && !gate.test(agent.machine())) {
      return new Opening.Refused(Refusal.CUSTOMER_NUMBER_NEEDED, Duration.ZERO);
    }
    SessionRow row = newRow(technician, agent);
    var live = new LiveSession(row, this, parts);
    if (byMachine.putIfAbsent(agent.machine().id(), live) != null) {
      return new Opening.Refused(Refusal.COMPUTER_BUSY, Duration.ZERO);
    }
    try {
      parts.repository().insert(row, agent.way(), agent.takenOverFrom());
    } catch (RuntimeException e) {
      byMachine.remove(agent.machine().id(), live);
      throw e;
    }
    byId.put(row.id(), live);
    LOG.info(
        "event=session-opened session={} technician={} machine={}",
        row.id(),
        technician.id(),
        agent.machine().machineId());
    live.open(agent, salt.get(), page);
    if (!agents.isHere(agent)) {
      live.post(new Mail.AgentLeft(agent));
    }
    tell(new SessionNews.Opened(row.id(), technician.id(), agent.machine().id()));
    return new Opening.Opened(live);
  }

  private SessionRow newRow(Technician technician, AgentLink agent) {
    byte[] nonce = new byte[32];
    random.nextBytes(nonce);
    OperatorSettings firm = operator.current();
    return new SessionRow(
        new EventCheck.Frame(
            UUID.randomUUID().toString(),
            technician.displayName(),
            firm.firm(),
            firm.terms().shown(firm.agreedBy()).text(),
            Base64.getUrlEncoder().withoutPadding().encodeToString(nonce)),
        agent.machine(),
        technician.id(),
        SessionPhase.WAITING,
        parts.repository().recordingException(agent.machine().id()).orElse(firm.recording()),
        null,
        null,
        null);
  }

  /// The session with this ID, if it lives.
  public Optional<LiveSession> live(String sessionId) {
    return Optional.ofNullable(byId.get(sessionId));
  }

  /// The session that lives on this computer.
  public Optional<LiveSession> liveOn(AgentLink agent) {
    return Optional.ofNullable(byMachine.get(agent.machine().id()));
  }

  /// The session with this ID, if it lives and is this technician's.
  public Optional<LiveSession> liveOf(Technician technician, String sessionId) {
    return live(sessionId).filter(live -> live.technician() == technician.id());
  }

  /// Whether the customer has a page in the browser and no program; false while neither is there.
  public boolean isInBrowser(LiveSession live) {
    return agents.find(live.machineId()).filter(AgentLink::isBrowser).isPresent();
  }

  /// Whether the customer at this computer said no to this technician too often, or reported them.
  public boolean isUnwelcome(long technician, LiveSession live) {
    return blocks.unwelcome(technician, live.machine()).isPresent();
  }

  /// Ends every live session of a technician whose account was disabled.
  public void revoke(long technicianId) {
    byId.values().stream()
        .filter(live -> live.technician() == technicianId)
        .forEach(live -> live.post(new Mail.Revoked()));
  }

  /// Who answers for the sessions that do not live.
  public PastSessions past() {
    return parts.past();
  }

  /// How many sessions live.
  public int count() {
    return byId.size();
  }

  /// The session is over and everybody in it knows.
  void ended(LiveSession live) {
    boolean held = parts.past().wasHeld(live.id());
    tell(new SessionNews.Ended(live.id(), live.machine(), held));
  }

  void forget(LiveSession live) {
    byId.remove(live.id(), live);
    byMachine.remove(live.machine(), live);
  }

  /// Ends the threads; the sessions themselves go on after a restart.
  @Override
  public void close() {
    byId.values().forEach(LiveSession::stop);
  }
}
