package de.beistand.server.invitations;

import de.beistand.protocol.GuideStep;
import de.beistand.protocol.JoinRefusal;
import de.beistand.protocol.signaling.ServerToAgent;
import de.beistand.protocol.signaling.ServerToTechnician;
import de.beistand.server.accounts.Technician;
import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.sessions.AgentLink;
import de.beistand.server.sessions.Consoles;
import de.beistand.server.sessions.Way;
import de.beistand.server.sockets.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Session numbers: a technician makes one and says it on the phone, and one customer comes with
/// it.
///
/// Whoever holds a number or its link can do no more than be asked by that technician.
public final class Invitations {
  private static final Logger LOG = LoggerFactory.getLogger(Invitations.class);

  /// How long a number is good.
  public static final Duration LIFE = Duration.ofMinutes(15);

  /// How long a number that is over gets an answer of its own.
  private static final Duration KEPT = Duration.ofDays(1);

  private static final int FIRST = 100_000_000;
  private static final int LAST = 999_999_999;

  private final InvitationRepository repository;
  private final Consoles consoles;
  private final RateLimits limits;
  private final Guesses guesses;
  private final String publicUrl;
  private final RandomGenerator random;
  private final Clock clock;
  private final Guide guide;

  /// @param random a secure one: numbers and codes must not be foreseeable
  public Invitations(
      InvitationRepository repository,
      Consoles consoles,
      RateLimits limits,
      String publicUrl,
      RandomGenerator random,
      Clock clock) {
    this.repository = repository;
    this.consoles = consoles;
    this.limits = limits;
    this.guesses = new Guesses(limits);
    this.publicUrl = publicUrl;
    this.random = random;
    this.clock = clock;
    this.guide = new Guide(clock::instant);
  }

  /// What came of asking for a number.
  public sealed interface Making {
    /// It is made, and every page of the technician knows it.
    record Made(String number, String link) implements Making {}

    /// Too many at once.
    record TooMany(Duration retryAfter) implements Making {}
  }

  /// What came of a computer that said a number.
  public sealed interface Joining {
    /// Its technician waits.
    record Joined(String technician) implements Joining {}

    /// It leads nowhere.
    record Refused(JoinRefusal reason) implements Joining {}
  }

  /// What is behind a link.
  public sealed interface Behind {
    /// A number that somebody may come with.
    ///
    /// @param technician display name: hostile text
    /// @param code of the link; empty if the server was restarted since
    record Waiting(String number, String technician, String code) implements Behind {}

    /// Nothing, or nothing any more.
    record Nothing(JoinRefusal reason) implements Behind {}
  }

  /// Makes a number.
  ///
  /// @param page which opens the session by itself once the customer is there; null if none asked
  public Making invite(
      Technician technician, Way way, @Nullable Connection<ServerToTechnician> page) {
    return invite(technician, way, null, page);
  }

  /// Makes a number for the customer of a session that this technician takes over.
  ///
  /// @param from the colleague's session
  public Making takeOver(
      Technician technician, String from, @Nullable Connection<ServerToTechnician> page) {
    return invite(technician, Way.HANDOVER, from, page);
  }

  /// Tells a computer whose session went over to a colleague with which number it goes on, while
  /// that is good.
  public void callAgain(AgentLink agent, String from) {
    Instant now = clock.instant();
    repository
        .after(from)
        .filter(found -> found.state().refuses(agent.machine().id(), found.isOver(now)).isEmpty())
        .ifPresent(
            found ->
                agent
                    .connection()
                    .send(new ServerToAgent.PickedUp(found.technician(), found.number())));
  }

  private Making invite(
      Technician technician,
      Way way,
      @Nullable String from,
      @Nullable Connection<ServerToTechnician> page) {
    Optional<Duration> wait =
        limits.use(RateLimit.INVITE_PER_TECHNICIAN, Long.toString(technician.id()));
    if (wait.isPresent()) {
      return new Making.TooMany(wait.get());
    }
    Instant now = clock.instant();
    Instant until = now.plus(LIFE);
    repository.deleteBefore(now.minus(KEPT));
    LinkCode code = LinkCode.fresh(random);
    String number = Integer.toString(random.nextInt(FIRST, LAST + 1));
    while (!repository.insert(number, code.hash(), technician.id(), way, from, now, until)) {
      number = Integer.toString(random.nextInt(FIRST, LAST + 1));
    }
    String link = code.link(publicUrl);
    guide.add(number, Guide.Entry.fresh(technician.id(), link, page, until));
    LOG.info("event=invited technician={} way={}", technician.id(), way);
    consoles.tell(
        technician.id(), new ServerToTechnician.Invited(number, link, (int) LIFE.toSeconds()));
    return new Making.Made(number, link);
  }

  /// Tells a page that has just come which numbers of its technician still wait, and for what.
  public void welcome(long technicianId, Connection<ServerToTechnician> page) {
    Instant now = clock.instant();
    for (Invitation waiting : repository.waiting(technicianId, now)) {
      String number = waiting.number();
      Optional<Guide.Entry> known = guide.find(number);
      int left = (int) Duration.between(now, waiting.expiresAt()).toSeconds();
      page.send(
          new ServerToTechnician.Invited(
              number, known.map(Guide.Entry::link).orElse(""), Math.max(left, 0)));
      known.ifPresent(
          entry -> {
            entry.steps().forEach(s -> page.send(new ServerToTechnician.Step(number, s)));
            AgentLink agent = entry.agent();
            if (agent != null) {
              page.send(new ServerToTechnician.Joined(number, agent.machine().machineId()));
            }
          });
    }
  }

  /// Takes a number of this technician back; false if there is none that waits.
  public boolean revoke(long technicianId, String number) {
    return repository
        .byNumber(number)
        .filter(found -> found.technicianId() == technicianId && revoke(found))
        .isPresent();
  }

  /// Takes every number of a technician back whose account was disabled.
  public void revokeAll(long technicianId) {
    repository.waiting(technicianId, clock.instant()).forEach(this::revoke);
  }

  private boolean revoke(Invitation invitation) {
    boolean revoked = repository.revoke(invitation.id());
    if (revoked) {
      over(invitation, JoinRefusal.REVOKED);
      guide
          .find(invitation.number())
          .map(Guide.Entry::agent)
          .ifPresent(agent -> tellRevoked(invitation, agent));
    }
    return revoked;
  }

  private static void tellRevoked(Invitation invitation, AgentLink agent) {
    agent.connection().send(new ServerToAgent.NotJoined(invitation.number(), JoinRefusal.REVOKED));
  }

  /// A computer comes with a number. If it is good, the technician's page hears of it as soon as
  /// the password is made of it.
  ///
  /// @param number as the customer typed it
  /// @param browser the customer shares from a browser, without the program
  public Joining join(AgentLink agent, String number, boolean browser, String address) {
    if (!isNumber(number)) {
      return new Joining.Refused(JoinRefusal.UNKNOWN);
    }
    if (guesses.isTooMuch(address)) {
      return new Joining.Refused(JoinRefusal.TOO_MANY);
    }
    Optional<Invitation> found = repository.byNumber(number);
    if (found.isEmpty()) {
      return new Joining.Refused(JoinRefusal.UNKNOWN);
    }
    guesses.wasNone(address);
    Invitation invitation = found.get();
    long machine = agent.machine().id();
    Optional<JoinRefusal> refusal =
        invitation.state().refuses(machine, invitation.isOver(clock.instant()));
    if (refusal.isPresent()) {
      return new Joining.Refused(refusal.get());
    }
    if (!consoles.isHere(invitation.technicianId())) {
      return new Joining.Refused(JoinRefusal.TECHNICIAN_AWAY);
    }
    if (!repository.take(invitation.id(), machine)) {
      return new Joining.Refused(JoinRefusal.USED);
    }
    Way way = browser ? Way.BROWSER : invitation.way();
    agent.visits(
        new AgentLink.Visit(
            invitation.technicianId(),
            way,
            invitation.from(),
            () -> tellJoined(invitation, agent)));
    step(number, GuideStep.PROGRAM_STARTED);
    step(number, GuideStep.JOINED);
    LOG.info("event=joined machine={} way={}", agent.machine().machineId(), way);
    return new Joining.Joined(invitation.technician());
  }

  /// The password is made of the number, which its technician may have taken back meanwhile.
  private void tellJoined(Invitation invitation, AgentLink agent) {
    boolean revoked =
        repository
            .byNumber(invitation.number())
            .filter(now -> now.state() instanceof InvitationState.Revoked)
            .isPresent();
    if (revoked) {
      tellRevoked(invitation, agent);
      return;
    }
    guide.came(invitation.number(), agent);
    consoles.tellOne(
        invitation.technicianId(),
        guide.find(invitation.number()).map(Guide.Entry::page).orElse(null),
        new ServerToTechnician.Joined(invitation.number(), agent.machine().machineId()));
  }

  /// The session of a number that was joined begins: it is good for nothing else.
  public void use(String number) {
    repository
        .byNumber(number)
        .ifPresent(
            invitation -> {
              repository.use(invitation.id());
              over(invitation, JoinRefusal.USED);
            });
  }

  /// Notes how far the customer with this number has come, and tells the technician.
  public void step(String number, GuideStep step) {
    guide
        .step(number, step)
        .ifPresent(owner -> consoles.tell(owner, new ServerToTechnician.Step(number, step)));
  }

  /// The number behind a link through which the program is being downloaded; its technician is
  /// told.
  ///
  /// @param code from the link: hostile text
  public Optional<String> downloaded(String code) {
    Optional<String> number =
        LinkCode.of(code)
            .flatMap(known -> repository.byCode(known.hash()))
            .filter(found -> found.state().closed(found.isOver(clock.instant())).isEmpty())
            .map(Invitation::number);
    number.ifPresent(digits -> step(digits, GuideStep.DOWNLOAD_STARTED));
    return number;
  }

  /// What is behind a link.
  ///
  /// @param code from the link: hostile text
  public Behind behind(String code, String address) {
    return LinkCode.of(code)
        .map(known -> behind(() -> repository.byCode(known.hash()), code, address))
        .orElse(new Behind.Nothing(JoinRefusal.UNKNOWN));
  }

  /// What is behind a number that a customer typed on a page.
  public Behind behindNumber(String number, String address) {
    String link = guide.find(number).map(Guide.Entry::link).orElse("");
    return isNumber(number)
        ? behind(
            () -> repository.byNumber(number), link.substring(link.lastIndexOf('/') + 1), address)
        : new Behind.Nothing(JoinRefusal.UNKNOWN);
  }

  private Behind behind(Supplier<Optional<Invitation>> search, String code, String address) {
    if (guesses.isTooMuch(address)) {
      return new Behind.Nothing(JoinRefusal.TOO_MANY);
    }
    Optional<Invitation> found = search.get();
    if (found.isEmpty()) {
      return new Behind.Nothing(JoinRefusal.UNKNOWN);
    }
    guesses.wasNone(address);
    Invitation invitation = found.get();
    Optional<JoinRefusal> closed = invitation.state().closed(invitation.isOver(clock.instant()));
    return closed.isPresent()
        ? new Behind.Nothing(closed.get())
        : new Behind.Waiting(invitation.number(), invitation.technician(), code);
  }

  /// Whether this could be one.
  static boolean isNumber(String text) {
    return text.matches("[1-9][0-9]{8}");
  }

  private void over(Invitation invitation, JoinRefusal reason) {
    consoles.tell(
        invitation.technicianId(),
        new ServerToTechnician.InvitationOver(invitation.number(), reason));
  }
}
