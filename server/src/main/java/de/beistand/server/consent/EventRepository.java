package de.beistand.server.consent;

import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SUPPORT_SESSION;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.evidence.Chain;
import de.beistand.protocol.evidence.Commitment;
import de.beistand.protocol.evidence.Note;
import de.beistand.protocol.evidence.Testimony;
import de.beistand.sql.tables.records.SessionEventRecord;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Rows of `session_event`, each bound to the one before; inserted, and never changed but for texts
/// that are erased. Each method joins the transaction of the [DSLContext] that it is given.
public final class EventRepository {
  static final String AGENT = Chain.Source.AGENT.text();
  static final String SERVER = Chain.Source.SERVER.text();

  private static final SecureRandom RANDOM = new SecureRandom();

  private EventRepository() {}

  /// What became of an agent's event.
  public enum Stored {
    /// It is new.
    NEW,
    /// It was there already, the very same.
    KNOWN,
    /// The one before it is missing.
    GAP,
    /// Another one has its place, or it names another one as the one before it.
    CONFLICT
  }

  /// Keeps an agent's event.
  public static Stored append(DSLContext sql, SignedEvent signed, Instant now) {
    String sessionId = signed.event().sessionId();
    int seq = signed.event().seq();
    RecordTip tip = lock(sql, sessionId);
    Optional<byte[]> present =
        sql.select(SESSION_EVENT.SIGNATURE)
            .from(SESSION_EVENT)
            .where(
                SESSION_EVENT.SESSION_ID.eq(sessionId),
                SESSION_EVENT.SOURCE.eq(AGENT),
                SESSION_EVENT.SEQ.eq(seq))
            .fetchOptional(SESSION_EVENT.SIGNATURE);
    if (present.isPresent()) {
      return Arrays.equals(present.get(), signed.signature()) ? Stored.KNOWN : Stored.CONFLICT;
    }
    if (seq != last(sql, sessionId, AGENT) + 1) {
      return Stored.GAP;
    }
    Testimony testimony = signed.event().testimony();
    if (!testimony.previous().equals(Chain.text(before(sql, testimony)))) {
      return Stored.CONFLICT;
    }
    SessionEventRecord row = sql.newRecord(SESSION_EVENT);
    row.setSessionId(sessionId);
    row.setSource(AGENT);
    row.setSeq(seq);
    row.setKind(signed.event().kind().name());
    row.setSubject(signed.event().subject());
    row.setDetail(signed.event().detail());
    row.setHappenedAt(signed.event().at());
    row.setSignature(signed.signature());
    row.setSalt(bytes(signed.event().salt()));
    row.setCommitment(bytes(testimony.commitment()));
    row.setPrevious(bytes(testimony.previous()));
    row.setEntry(Chain.after(testimony.bytes(), signed.signature()));
    insert(sql, row, tip, Chain.Source.AGENT, now);
    return Stored.NEW;
  }

  /// What an event has to name as the one before it.
  private static byte[] before(DSLContext sql, Testimony testimony) {
    byte[] start = Chain.start(testimony.sessionId(), testimony.nonce());
    if (testimony.seq() == 1) {
      return start;
    }
    byte[] entry =
        sql.select(SESSION_EVENT.ENTRY)
            .from(SESSION_EVENT)
            .where(
                SESSION_EVENT.SESSION_ID.eq(testimony.sessionId()),
                SESSION_EVENT.SOURCE.eq(AGENT),
                SESSION_EVENT.SEQ.eq(testimony.seq() - 1))
            .fetchSingle(SESSION_EVENT.ENTRY);
    return entry == null ? start : entry; // the one before is older than the chain
  }

  /// Keeps a note of the server without detail.
  public static void append(
      DSLContext sql, String sessionId, ServerEvent event, String subject, Instant now) {
    append(sql, sessionId, event, subject, "", now);
  }

  /// Keeps a note of the server.
  ///
  /// @param subject as [ServerEvent] says
  /// @param detail what else belongs to it: one line
  public static void append(
      DSLContext sql,
      String sessionId,
      ServerEvent event,
      String subject,
      String detail,
      Instant now) {
    RecordTip tip = lock(sql, sessionId);
    int seq = last(sql, sessionId, SERVER) + 1;
    byte[] salt = new byte[Commitment.SALT];
    RANDOM.nextBytes(salt);
    Instant at = now.truncatedTo(ChronoUnit.MICROS);
    var note = new Note(sessionId, seq, event.name(), at, Note.commitment(salt, subject, detail));
    SessionEventRecord row = sql.newRecord(SESSION_EVENT);
    row.setSessionId(sessionId);
    row.setSource(SERVER);
    row.setSeq(seq);
    row.setKind(note.kind());
    row.setSubject(subject);
    row.setDetail(detail);
    row.setHappenedAt(at);
    row.setSalt(salt);
    row.setCommitment(bytes(note.commitment()));
    row.setEntry(note.hash());
    insert(sql, row, tip, Chain.Source.SERVER, at);
  }

  /// Puts an entry behind the last one.
  private static void insert(
      DSLContext sql, SessionEventRecord row, RecordTip tip, Chain.Source source, Instant now) {
    Instant storedAt = now.truncatedTo(ChronoUnit.MICROS);
    byte[] link = Chain.link(tip.link(), source, row.getSeq(), storedAt, row.getEntry());
    row.setStoredAt(storedAt);
    row.setPosition(tip.position() + 1);
    row.setLink(link);
    sql.insertInto(SESSION_EVENT).set(row).execute();
    sql.update(SUPPORT_SESSION)
        .set(SUPPORT_SESSION.HEAD_POSITION, tip.position() + 1)
        .set(SUPPORT_SESSION.HEAD_LINK, link)
        .where(SUPPORT_SESSION.ID.eq(row.getSessionId()))
        .execute();
  }

  /// The end of a session's chain, which nobody else can lengthen before this transaction ends.
  public static RecordTip lock(DSLContext sql, String sessionId) {
    var row =
        sql.select(SUPPORT_SESSION.HEAD_POSITION, SUPPORT_SESSION.HEAD_LINK, SUPPORT_SESSION.NONCE)
            .from(SUPPORT_SESSION)
            .where(SUPPORT_SESSION.ID.eq(sessionId))
            .forUpdate()
            .fetchSingle();
    byte[] link = row.value2();
    return new RecordTip(row.value1(), link == null ? Chain.start(sessionId, row.value3()) : link);
  }

  private static int last(DSLContext sql, String sessionId, String source) {
    // a locking read sees what is committed, whatever this transaction has read before
    return sql.select(SESSION_EVENT.SEQ)
        .from(SESSION_EVENT)
        .where(SESSION_EVENT.SESSION_ID.eq(sessionId), SESSION_EVENT.SOURCE.eq(source))
        .orderBy(SESSION_EVENT.SEQ.desc())
        .limit(1)
        .forUpdate()
        .fetchOptional(SESSION_EVENT.SEQ)
        .orElse(0);
  }

  /// Everything about one session in the order in which the server learned it.
  public static List<TimelineEntry> timeline(DSLContext sql, String sessionId) {
    return sql.selectFrom(SESSION_EVENT)
        .where(SESSION_EVENT.SESSION_ID.eq(sessionId))
        .orderBy(SESSION_EVENT.ID)
        .fetch(EventRepository::entry);
  }

  private static TimelineEntry entry(SessionEventRecord row) {
    return new TimelineEntry(
        row.getSource().equals(AGENT) ? TimelineEntry.Source.AGENT : TimelineEntry.Source.SERVER,
        row.getSeq(),
        row.getKind(),
        row.getSubject(),
        row.getDetail(),
        row.getHappenedAt(),
        row.getStoredAt(),
        text(row.getSignature()),
        chained(row));
  }

  private static TimelineEntry.@Nullable Chained chained(SessionEventRecord row) {
    Integer position = row.getPosition();
    return position == null
        ? null
        : new TimelineEntry.Chained(
            position,
            text(row.getSalt()),
            Chain.text(row.getCommitment()),
            text(row.getPrevious()),
            Chain.text(row.getLink()));
  }

  /// Erases what may be personal in what the agent testified, with the salts: signatures and chain
  /// still hold, and nobody can find out what stood there. Rows that are older than the chain stay
  /// as they are, because their signatures cover the texts.
  public static void erase(DSLContext sql, String sessionId) {
    List<String> free =
        Stream.of(EventKind.values()).filter(EventKind::isFree).map(EventKind::name).toList();
    var testified =
        SESSION_EVENT
            .SESSION_ID
            .eq(sessionId)
            .and(SESSION_EVENT.SOURCE.eq(AGENT))
            .and(SESSION_EVENT.POSITION.isNotNull());
    sql.update(SESSION_EVENT)
        .set(SESSION_EVENT.SUBJECT, "")
        .set(SESSION_EVENT.DETAIL, "")
        .where(testified.and(SESSION_EVENT.KIND.in(free)))
        .execute();
    sql.update(SESSION_EVENT).setNull(SESSION_EVENT.SALT).where(testified).execute();
  }

  private static byte[] bytes(String base64url) {
    return Base64.getUrlDecoder().decode(base64url);
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : Chain.text(bytes);
  }
}
