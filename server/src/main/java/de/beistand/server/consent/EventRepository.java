package de.beistand.server.consent;

import static de.beistand.sql.Tables.SESSION_EVENT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Rows of `session_event`; only ever inserted. Each method joins the transaction of the
/// [DSLContext] that it is given.
public final class EventRepository {
  static final String AGENT = "agent";
  static final String SERVER = "server";

  private EventRepository() {}

  /// What became of an agent's event.
  public enum Stored {
    /// It is new.
    NEW,
    /// It was there already, the very same.
    KNOWN,
    /// The one before it is missing.
    GAP,
    /// Another one has its place.
    CONFLICT
  }

  /// Keeps an agent's event.
  public static Stored append(DSLContext sql, SignedEvent signed, Instant now) {
    String sessionId = signed.event().sessionId();
    int seq = signed.event().seq();
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
    if (seq != last(sql, sessionId) + 1) {
      return Stored.GAP;
    }
    sql.insertInto(SESSION_EVENT)
        .set(SESSION_EVENT.SESSION_ID, sessionId)
        .set(SESSION_EVENT.SOURCE, AGENT)
        .set(SESSION_EVENT.SEQ, seq)
        .set(SESSION_EVENT.KIND, signed.event().kind().name())
        .set(SESSION_EVENT.SUBJECT, signed.event().subject())
        .set(SESSION_EVENT.DETAIL, signed.event().detail())
        .set(SESSION_EVENT.HAPPENED_AT, signed.event().at())
        .set(SESSION_EVENT.STORED_AT, now)
        .set(SESSION_EVENT.SIGNATURE, signed.signature())
        .execute();
    return Stored.NEW;
  }

  private static int last(DSLContext sql, String sessionId) {
    Integer last =
        sql.select(coalesce(max(SESSION_EVENT.SEQ), inline(0)))
            .from(SESSION_EVENT)
            .where(SESSION_EVENT.SESSION_ID.eq(sessionId), SESSION_EVENT.SOURCE.eq(AGENT))
            .fetchSingle()
            .value1();
    return last;
  }

  /// Keeps a note of the server without detail.
  public static void append(
      DSLContext sql, String sessionId, ServerEvent event, String subject, Instant now) {
    append(sql, sessionId, event, subject, "", now);
  }

  /// Keeps a note of the server.
  public static void append(
      DSLContext sql,
      String sessionId,
      ServerEvent event,
      String subject,
      String detail,
      Instant now) {
    var earlier = SESSION_EVENT.as("earlier");
    sql.insertInto(
            SESSION_EVENT,
            SESSION_EVENT.SESSION_ID,
            SESSION_EVENT.SOURCE,
            SESSION_EVENT.SEQ,
            SESSION_EVENT.KIND,
            SESSION_EVENT.SUBJECT,
            SESSION_EVENT.DETAIL,
            SESSION_EVENT.HAPPENED_AT,
            SESSION_EVENT.STORED_AT)
        .select(
            select(
                    val(sessionId),
                    val(SERVER),
                    coalesce(max(earlier.SEQ), inline(0)).plus(1),
                    val(event.name()),
                    val(subject),
                    val(detail),
                    val(now, SESSION_EVENT.HAPPENED_AT),
                    val(now, SESSION_EVENT.STORED_AT))
                .from(earlier)
                .where(earlier.SESSION_ID.eq(sessionId), earlier.SOURCE.eq(SERVER)))
        .execute();
  }

  /// Everything about one session in the order in which the server learned it.
  public static List<TimelineEntry> timeline(DSLContext sql, String sessionId) {
    return sql.selectFrom(SESSION_EVENT)
        .where(SESSION_EVENT.SESSION_ID.eq(sessionId))
        .orderBy(SESSION_EVENT.ID)
        .fetch(
            row ->
                new TimelineEntry(
                    row.getSource().equals(AGENT)
                        ? TimelineEntry.Source.AGENT
                        : TimelineEntry.Source.SERVER,
                    row.getSeq(),
                    row.getKind(),
                    row.getSubject(),
                    row.getDetail(),
                    row.getHappenedAt(),
                    row.getStoredAt(),
                    base64(row.getSignature())));
  }

  private static @Nullable String base64(byte @Nullable [] signature) {
    return signature == null
        ? null
        : Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }
}
