package de.beistand.server.review;

import static de.beistand.sql.Tables.RECORDING;
import static de.beistand.sql.Tables.RECORDING_GAP;
import static de.beistand.sql.Tables.RECORDING_KEY;
import static de.beistand.sql.Tables.REVIEW_KEY;
import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.sql.tables.records.RecordingRecord;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;

/// Reads what the record of a session tells of its recordings.
final class RecordingFactsRepository {
  private final DSLContext database;

  RecordingFactsRepository(DSLContext database) {
    this.database = database;
  }

  /// The recordings of a session, the first one first.
  List<RecordingFacts> of(String sessionId) {
    return database
        .select(RECORDING, TECHNICIAN.DISPLAY_NAME)
        .from(RECORDING)
        .leftJoin(TECHNICIAN)
        .on(TECHNICIAN.ID.eq(RECORDING.DELETED_BY))
        .where(RECORDING.SESSION_ID.eq(sessionId))
        .orderBy(RECORDING.STARTED_AT, RECORDING.ID)
        .fetch(row -> facts(row.value1(), row.value2() == null ? "" : row.value2()));
  }

  private RecordingFacts facts(RecordingRecord row, String deletedBy) {
    byte[] hash = row.getSha256();
    return new RecordingFacts(
        row.getId(),
        row.getState(),
        row.getBytes(),
        hash == null ? "" : HexFormat.of().formatHex(hash),
        row.getWhy(),
        row.getStartedAt(),
        row.getLastDataAt(),
        row.getDeletedAt(),
        deletedBy,
        row.getDeleteReason(),
        keys(row.getId()),
        gaps(row.getId()));
  }

  private List<String> keys(String recording) {
    return database
        .select(REVIEW_KEY.NAME)
        .from(RECORDING_KEY)
        .join(REVIEW_KEY)
        .on(REVIEW_KEY.ID.eq(RECORDING_KEY.REVIEW_KEY_ID))
        .where(RECORDING_KEY.RECORDING_ID.eq(recording))
        .orderBy(REVIEW_KEY.NAME)
        .fetch(REVIEW_KEY.NAME);
  }

  private List<RecordingFacts.Gap> gaps(String recording) {
    return database
        .selectFrom(RECORDING_GAP)
        .where(RECORDING_GAP.RECORDING_ID.eq(recording))
        .orderBy(RECORDING_GAP.FROM_AT)
        .fetch(row -> new RecordingFacts.Gap(row.getFromAt(), row.getToAt(), row.getWhy()));
  }
}
