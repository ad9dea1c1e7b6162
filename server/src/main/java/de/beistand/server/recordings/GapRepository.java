package de.beistand.server.recordings;

import static de.beistand.sql.Tables.RECORDING_GAP;

import de.beistand.server.consent.EventRepository;
import de.beistand.server.consent.ServerEvent;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/// Rows of `recording_gap`, each of them noted in the session's record too. Each method joins the
/// transaction of the [DSLContext] that it is given.
final class GapRepository {
  private static final int MOST = 1000;

  private GapRepository() {}

  /// What is missing in a recording, the earliest first.
  static List<Recording.Gap> of(DSLContext sql, String recording) {
    return sql.selectFrom(RECORDING_GAP)
        .where(RECORDING_GAP.RECORDING_ID.eq(recording))
        .orderBy(RECORDING_GAP.FROM_AT)
        .fetch(row -> new Recording.Gap(row.getFromAt(), row.getToAt(), row.getWhy()));
  }

  /// Whether a recording may have one more.
  static boolean hasRoom(DSLContext tx, Recording recording) {
    return tx.fetchCount(RECORDING_GAP, RECORDING_GAP.RECORDING_ID.eq(recording.id())) < MOST;
  }

  /// Notes a gap, unless one that begins then is known or it would be empty.
  ///
  /// @param why a [Shortfall], or a word of the page that recorded
  static void add(DSLContext tx, Recording recording, Instant from, Instant to, String why) {
    boolean known =
        tx.fetchExists(
            RECORDING_GAP,
            RECORDING_GAP.RECORDING_ID.eq(recording.id()),
            RECORDING_GAP.FROM_AT.eq(from));
    if (known || !to.isAfter(from)) {
      return;
    }
    tx.insertInto(RECORDING_GAP)
        .set(RECORDING_GAP.RECORDING_ID, recording.id())
        .set(RECORDING_GAP.FROM_AT, from)
        .set(RECORDING_GAP.TO_AT, to)
        .set(RECORDING_GAP.WHY, why)
        .execute();
    EventRepository.append(
        tx,
        recording.sessionId(),
        ServerEvent.RECORDING_GAP,
        recording.id(),
        from + " " + to + " " + why,
        to);
  }
}
