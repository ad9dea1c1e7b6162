package de.beistand.server.recordings;

import de.beistand.server.operator.Operator;
import de.beistand.server.sessions.SessionNews;
import de.beistand.server.web.Viewer;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The recordings of sessions, from their first byte to their deletion.
public final class Recordings implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

  /// Between two looks for recordings that nobody finishes.
  private static final Duration TIDY_EVERY = Duration.ofMinutes(10);

  /// A page that is loaded anew begins a new one.
  private static final int MOST_OF_A_SESSION = 200;

  private static final int LONGEST_WRAPPED = 512;
  private static final Pattern CODEC = Pattern.compile("[A-Za-z0-9._/;=, -]{1,100}");
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z_]{0,19}");

  private final RecordingRepository repository;
  private final PermissionRepository permissions;
  private final WrappedKeyRepository wrappedKeys;
  private final RecordingStore store;
  private final Uploads uploads;
  private final Erasure erasure;
  private final Views views;
  private final ReviewKeys keys;
  private final Clock clock;
  private final Thread tidying;

  public Recordings(DSLContext sql, Path dataFolder, ReviewKeys keys, Clock clock) {
    this(sql, new RecordingStore(dataFolder.resolve("recordings")), Uploads.LARGEST, keys, clock);
  }

  /// @param largest bytes of one recording
  Recordings(DSLContext sql, RecordingStore store, long largest, ReviewKeys keys, Clock clock) {
    this.repository = new RecordingRepository(sql, clock);
    this.permissions = new PermissionRepository(sql);
    this.wrappedKeys = new WrappedKeyRepository(sql, clock);
    this.store = store;
    this.uploads = new Uploads(store, repository, clock, largest);
    this.erasure = new Erasure(sql, repository, store, uploads, clock);
    this.views = new Views(sql, clock);
    this.keys = keys;
    this.clock = clock;
    this.tidying = Thread.ofVirtual().name("recordings").unstarted(this::keepTidy);
  }

  public void register(RoutesConfig routes, Operator operator, Web web) {
    web.pages().badge("recordings", () -> isFull() ? 1 : 0);
    new ReviewKeyRoutes(keys, web).register(routes); // before /recordings/{id}
    new PolicyRoutes(operator, keys, this, web).register(routes);
    new UploadRoutes(this, uploads, web.identity()).register(routes);
    new RecordingRoutes(this, views, erasure, web).register(routes);
  }

  /// Finishes what a restart left unfinished, now and from time to time.
  public void start() {
    tidying.start();
  }

  @Override
  public void close() {
    tidying.interrupt();
  }

  private void keepTidy() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        try {
          tidy();
        } catch (IOException | RuntimeException e) {
          LOG.error("event=recordings-tidy-failed", e);
        }
        Thread.sleep(TIDY_EVERY);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the server stops
    }
  }

  /// Gives up recordings whose rest did not come in time, and finishes deletions.
  void tidy() throws IOException {
    for (Recording left : repository.abandoned(clock.instant().minus(Uploads.PATIENCE))) {
      uploads.giveUp(left, Shortfall.ABANDONED);
    }
    erasure.finish();
  }

  /// Hears what happens to sessions: one that is over has a gap where its recording ended before
  /// it. What the page has not sent yet may still come.
  public void hear(SessionNews news) {
    switch (news) {
      case SessionNews.Ended(String sessionId, _, _) -> repository.sessionEnded(sessionId);
      case SessionNews.Opened _ -> {}
      case SessionNews.HandoverAnswered _,
          SessionNews.HandoverImpossible _,
          SessionNews.OnlookerHeard _,
          SessionNews.OnlookerImpossible _,
          SessionNews.OnlookerStands _ -> {}
    }
  }

  /// Those of a session, in the order in which they began.
  public List<Recording> of(String sessionId) {
    return repository.of(sessionId);
  }

  /// What is missing in a recording.
  public List<Recording.Gap> gaps(String id) {
    return repository.gaps(id);
  }

  /// Whether there is no room for recordings any more.
  public boolean isFull() {
    try {
      return store.free() <= 0;
    } catch (IOException e) {
      LOG.error("event=recordings-folder-unusable", e);
      return true;
    }
  }

  /// What came of beginning a recording.
  sealed interface Beginning {
    record Begun(String id) implements Beginning {}

    record UnknownSession() implements Beginning {}

    /// The session is not active, or the customer has not agreed.
    record NotNow() implements Beginning {}

    /// The keys are not those of the reviewers, or the rest makes no sense.
    record Senseless() implements Beginning {}

    record DiskFull() implements Beginning {}
  }

  Beginning begin(
      String sessionId, Viewer technician, String codec, List<Recording.WrappedKey> wrapped) {
    switch (permissions.of(sessionId, technician.id())) {
      case UNKNOWN_SESSION -> {
        return new Beginning.UnknownSession();
      }
      case NOT_NOW -> {
        return new Beginning.NotNow();
      }
      case GRANTED -> {}
    }
    if (!CODEC.matcher(codec).matches()
        || wrapped.stream().anyMatch(key -> !isWrapped(key))
        || !keys.areAllActive(ids(wrapped))) {
      return new Beginning.Senseless();
    }
    if (repository.count(sessionId) >= MOST_OF_A_SESSION) {
      return new Beginning.NotNow();
    }
    if (isFull()) {
      LOG.error("event=recording-disk-full session={}", sessionId);
      return new Beginning.DiskFull();
    }
    String id = UUID.randomUUID().toString();
    try {
      store.create(id);
    } catch (IOException e) {
      LOG.error("event=recording-not-created session={}", sessionId, e);
      return new Beginning.DiskFull();
    }
    repository.insert(id, sessionId, codec, wrapped);
    LOG.info("event=recording-begun recording={} session={}", id, sessionId);
    return new Beginning.Begun(id);
  }

  private static Set<Long> ids(List<Recording.WrappedKey> wrapped) {
    Set<Long> ids = new HashSet<>();
    wrapped.forEach(key -> ids.add(key.reviewKey()));
    return ids.size() == wrapped.size() ? ids : Set.of();
  }

  private static boolean isWrapped(Recording.WrappedKey key) {
    try {
      int length = Base64.getUrlDecoder().decode(key.wrapped()).length;
      return length >= 256 && length <= LONGEST_WRAPPED;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  Optional<Recording> find(String id) {
    return repository.find(id);
  }

  /// A recording that this technician uploads.
  Optional<Recording> ofTechnician(String id, Viewer technician) {
    return find(id).filter(found -> found.technicianId() == technician.id());
  }

  /// The page says that something is missing.
  ///
  /// @param from milliseconds since the recording's start, like `to`
  /// @return false if that makes no sense
  boolean gap(Recording recording, long from, long to, String why) {
    Instant begin = recording.startedAt().plusMillis(from);
    Instant end = recording.startedAt().plusMillis(to);
    boolean sense =
        from >= 0
            && to > from
            && to < Duration.ofDays(2).toMillis()
            && WORD.matcher(why).matches()
            && recording.state().isThere();
    return sense && repository.gap(recording, begin, end, why);
  }

  /// The page that held the key is gone, so nothing more can come.
  void pageGone(Recording recording) throws IOException {
    if (recording.state() == RecordingState.OPEN) {
      uploads.giveUp(recording, Shortfall.PAGE_GONE);
      LOG.info("event=recording-page-gone recording={}", recording.id());
    }
  }

  List<Recording.WrappedKey> keysOf(Recording recording) {
    return wrappedKeys.of(recording.id());
  }

  /// Bytes that are there now.
  long size(Recording recording) throws IOException {
    return store.size(recording.id());
  }

  InputStream content(Recording recording) throws IOException {
    return store.read(recording.id());
  }

  /// Wraps it for a further reviewer.
  ///
  /// @return false if the key is none
  boolean addKey(Recording recording, Recording.WrappedKey key, Viewer by) {
    boolean good = isWrapped(key) && keys.isActive(key.reviewKey());
    if (good) {
      wrappedKeys.add(recording, key, by.id());
    }
    return good;
  }
}
