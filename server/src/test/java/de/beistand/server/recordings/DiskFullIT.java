package de.beistand.server.recordings;

import static de.beistand.sql.Tables.AUDIT_EVENT;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.RECORDING;
import static de.beistand.sql.Tables.RECORDING_GAP;
import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static de.beistand.sql.Tables.TECHNICIAN;
import static org.assertj.core.api.Assertions.assertThat;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.TestClock;
import de.beistand.server.TestServer;
import de.beistand.server.consent.EventRepository;
import de.beistand.server.consent.ServerEvent;
import de.beistand.server.database.Database;
import de.beistand.server.recordings.Uploads.Taken;
import de.beistand.server.sessions.SessionNews;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No room, too much, and nobody who finishes: what becomes of a recording then.
class DiskFullIT {
  private static final long LARGEST = 1000;

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();
  private final AtomicLong free = new AtomicLong(10_000);
  private final String session = UUID.randomUUID().toString();
  private Database database;
  private DSLContext sql;
  private RecordingStore store;
  private RecordingRepository repository;
  private Uploads uploads;
  private Recordings recordings;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(TestServer.settings(TestServer.LONG));
    sql = database.sql();
    store = new RecordingStore(folder.resolve("recordings"), _ -> free.get());
    repository = new RecordingRepository(sql, clock);
    uploads = new Uploads(store, repository, clock, LARGEST);
    var keys = new ReviewKeys(sql, () -> RecordingPolicy.OFF, clock);
    recordings = new Recordings(sql, store, LARGEST, keys, clock);
    liveSession();
  }

  @AfterEach
  void close() {
    recordings.close();
    database.close();
  }

  private void liveSession() {
    Long technician =
        sql.insertInto(TECHNICIAN)
            .set(TECHNICIAN.LOGIN, "ole")
            .set(TECHNICIAN.DISPLAY_NAME, "Ole")
            .set(TECHNICIAN.ROLE, "TECHNICIAN")
            .set(TECHNICIAN.PASSWORD_HASH, "none")
            .set(TECHNICIAN.CREATED_AT, clock.instant())
            .returning(TECHNICIAN.ID)
            .fetchSingle(TECHNICIAN.ID);
    Long machine =
        sql.insertInto(MACHINE)
            .set(MACHINE.MACHINE_ID, "123456789")
            .set(MACHINE.PUBLIC_KEY, new byte[32])
            .set(MACHINE.SOFTWARE, "")
            .set(MACHINE.SYSTEM, "")
            .set(MACHINE.FIRST_SEEN_AT, clock.instant())
            .set(MACHINE.LAST_SEEN_AT, clock.instant())
            .returning(MACHINE.ID)
            .fetchSingle(MACHINE.ID);
    sql.insertInto(SUPPORT_SESSION)
        .set(SUPPORT_SESSION.ID, session)
        .set(SUPPORT_SESSION.MACHINE_ID, machine)
        .set(SUPPORT_SESSION.TECHNICIAN_ID, technician)
        .set(SUPPORT_SESSION.PHASE, "ACTIVE")
        .set(SUPPORT_SESSION.NONCE, "")
        .set(SUPPORT_SESSION.TECHNICIAN_NAME, "Ole")
        .set(SUPPORT_SESSION.FIRM, "Firma")
        .set(SUPPORT_SESSION.TERMS, "1")
        .set(SUPPORT_SESSION.CREATED_AT, clock.instant())
        .execute();
    EventRepository.append(sql, session, ServerEvent.OPENED, "", clock.instant());
  }

  private Recording begun() throws Exception {
    String id = UUID.randomUUID().toString();
    store.create(id);
    repository.insert(id, session, "vp8", List.of());
    return repository.find(id).orElseThrow();
  }

  private Taken take(Recording recording, long offset, int bytes) throws Exception {
    return uploads.take(
        repository.find(recording.id()).orElseThrow(),
        offset,
        null,
        new ByteArrayInputStream(new byte[bytes]));
  }

  private List<String> kinds() {
    return sql.select(SESSION_EVENT.KIND)
        .from(SESSION_EVENT)
        .where(SESSION_EVENT.SESSION_ID.eq(session), SESSION_EVENT.KIND.startsWith("RECORDING"))
        .orderBy(SESSION_EVENT.ID)
        .fetch(SESSION_EVENT.KIND);
  }

  @Test
  @DisplayName("OPEN + no room -> INCOMPLETE(DISK_FULL), told and noted; the session goes on")
  void full() throws Exception {
    Recording recording = begun();
    assertThat(take(recording, 0, 100)).isEqualTo(new Taken.Stored(100));
    clock.advance(Duration.ofSeconds(5));
    free.set(50);
    assertThat(take(recording, 100, 100)).isInstanceOf(Taken.DiskFull.class);
    Recording over = repository.find(recording.id()).orElseThrow();
    assertThat(over.state()).isEqualTo(RecordingState.INCOMPLETE);
    assertThat(over.why()).isEqualTo("DISK_FULL");
    assertThat(over.bytes()).isEqualTo(100);
    free.set(10_000);
    assertThat(take(recording, 100, 1)).isInstanceOf(Taken.Gone.class);
    assertThat(kinds()).containsExactly("RECORDING_STARTED", "RECORDING_INCOMPLETE");
    assertThat(sql.fetchValues(AUDIT_EVENT.ACTION)).containsExactly("RECORDING_DISK_FULL");
    assertThat(sql.fetchValues(SUPPORT_SESSION.PHASE)).containsExactly("ACTIVE");

    clock.advance(Duration.ofSeconds(60));
    recordings.hear(new SessionNews.Ended(session, 1, true));
    assertThat(kinds()).endsWith("RECORDING_GAP");
    assertThat(sql.fetchValues(RECORDING_GAP.WHY)).containsExactly("DISK_FULL");
  }

  @Test
  @DisplayName("a full disk is told before anything begins")
  void fullFromTheBeginning() {
    assertThat(recordings.isFull()).isFalse();
    free.set(0);
    assertThat(recordings.isFull()).isTrue();
  }

  @Test
  @DisplayName("OPEN + more than a recording may hold -> INCOMPLETE(TOO_LARGE)")
  void tooLarge() throws Exception {
    Recording recording = begun();
    assertThat(take(recording, 0, 900)).isEqualTo(new Taken.Stored(900));
    assertThat(take(recording, 900, 200)).isInstanceOf(Taken.TooLarge.class);
    assertThat(repository.find(recording.id()).orElseThrow().why()).isEqualTo("TOO_LARGE");
  }

  @Test
  @DisplayName("DELETING after a crash -> the file goes at the next start, and is noted then")
  void halfDeleted() throws Exception {
    Recording recording = begun();
    take(recording, 0, 10);
    uploads.giveUp(recording, Shortfall.ABANDONED);
    Long technician = sql.select(TECHNICIAN.ID).from(TECHNICIAN).fetchSingle().value1();
    var erasure = new ErasureRepository(sql, clock);
    assertThat(erasure.destroyKeys(recording, "Wunsch", technician)).isTrue();
    assertThat(store.size(recording.id())).isEqualTo(10);
    recordings.tidy();
    assertThat(store.size(recording.id())).isZero();
    assertThat(sql.fetchValues(RECORDING.STATE)).containsExactly("DELETED");
    assertThat(kinds()).endsWith("RECORDING_DELETED");
    assertThat(sql.fetchValues(AUDIT_EVENT.ACTION))
        .containsExactly("RECORDING_KEYS_DESTROYED", "RECORDING_DELETED");
  }
}
