package de.beistand.server.operator;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.settings.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The firm that runs this server, and what it set for itself.
public final class Operator {
  private static final Logger LOG = LoggerFactory.getLogger(Operator.class);

  /// Another process on the same database may change the settings: they count there at once and
  /// here after this time.
  static final Duration AGE = Duration.ofSeconds(5);

  private final OperatorRepository repository;
  private final TermsRepository terms;
  private final OperatorSettings start;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Known known;

  /// The settings as they stood in the database.
  private record Known(OperatorSettings settings, Instant at) {}

  /// @param settings hold what counts until an administrator sets something else
  public Operator(DSLContext database, Settings settings, Clock clock) {
    this.repository = new OperatorRepository(database);
    this.terms = new TermsRepository(database);
    this.clock = clock;
    this.start =
        new OperatorSettings(
            settings.firm(),
            Accent.USUAL,
            Optional.empty(),
            WhoMayConnect.EVERYONE,
            AgreedBy.CLICK,
            RecordingPolicy.OFF,
            List.of(),
            Map.of(),
            new Legal(Legal.Publication.NONE, Legal.Publication.NONE, Legal.Processor.NONE),
            new Terms(settings.terms(), Optional.empty()));
    this.known = read();
  }

  /// The settings in force, at most [#AGE] old. While the database is away the last ones count.
  public OperatorSettings current() {
    if (known.at().plus(AGE).isBefore(clock.instant()) && reading.tryLock()) {
      try {
        known = read();
      } catch (DataAccessException e) {
        LOG.warn("event=operator-settings-not-read", e);
      } finally {
        reading.unlock();
      }
    }
    return known.settings();
  }

  /// Puts other settings in force. Logo and terms have ways of their own.
  ///
  /// @param by the administrator's id
  public void save(OperatorSettings settings, long by) {
    repository.save(SettingNames.write(settings), settings.phones(), by, clock.instant());
    readAgain();
    LOG.info("event=operator-settings-saved by={}", by);
  }

  /// Shows this logo from now on.
  public void saveLogo(LogoPicture logo, long by) {
    repository.saveLogo(logo, by, clock.instant());
    readAgain();
    LOG.info("event=logo-saved by={} bytes={}", by, logo.bytes().length);
  }

  /// Goes back to Beistand's own logo.
  public void removeLogo(long by) {
    repository.removeLogo(by, clock.instant());
    readAgain();
    LOG.info("event=logo-removed by={}", by);
  }

  public Optional<LogoPicture> logoPicture() {
    return repository.logoPicture();
  }

  /// The published terms, newest first; the first is in force.
  public List<TermsText> publishedTerms() {
    return terms.published();
  }

  /// The published terms with this version.
  public Optional<TermsText> publishedTerms(String version) {
    return terms.published(version);
  }

  public Optional<TermsText> draftOfTerms() {
    return terms.draft();
  }

  /// Keeps a draft.
  ///
  /// @return false if a published version has this name
  public boolean saveDraft(TermsText draft, long by) {
    return terms.saveDraft(draft, by, clock.instant());
  }

  /// Freezes the draft and puts it in force for every session that begins from now on.
  ///
  /// @param seen as the administrator saw it
  /// @return false if the draft is another one by now
  public boolean publish(TermsText seen, long by) {
    boolean published = terms.publish(seen, by, clock.instant());
    if (published) {
      readAgain();
      LOG.info("event=terms-published version={} hash={} by={}", seen.version(), seen.hash(), by);
    }
    return published;
  }

  private void readAgain() {
    reading.lock(); // one after the other, so that nothing older comes after this
    try {
      known = read();
    } finally {
      reading.unlock();
    }
  }

  private Known read() {
    Instant at = clock.instant();
    return new Known(
        SettingNames.read(
            repository.settings(),
            repository.phones(),
            repository.logo(),
            terms.inForce().map(TermsText::mark).orElse(start.terms()),
            start),
        at);
  }
}
