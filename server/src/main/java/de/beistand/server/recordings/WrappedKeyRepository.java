package de.beistand.server.recordings;

import static de.beistand.sql.Tables.RECORDING_KEY;

import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jooq.DSLContext;

/// Rows of `recording_key`: the key of each recording, wrapped for each of its reviewers.
final class WrappedKeyRepository {
  private final DSLContext sql;
  private final Clock clock;

  WrappedKeyRepository(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// The keys of a recording; none once they are destroyed.
  List<Recording.WrappedKey> of(String recording) {
    return sql.selectFrom(RECORDING_KEY)
        .where(RECORDING_KEY.RECORDING_ID.eq(recording))
        .orderBy(RECORDING_KEY.REVIEW_KEY_ID)
        .fetch(
            row ->
                new Recording.WrappedKey(
                    row.getReviewKeyId(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(row.getWrapped())));
  }

  /// Adds the key of a further reviewer.
  void add(Recording recording, Recording.WrappedKey key, long by) {
    Instant now = clock.instant();
    sql.transaction(
        transaction -> {
          DSLContext tx = transaction.dsl();
          insert(tx, recording.id(), key);
          Audit.note(
              tx,
              by,
              AuditAction.RECORDING_KEY_ADDED,
              recording.id(),
              Long.toString(key.reviewKey()),
              now);
        });
  }

  /// Keeps a key within the caller's transaction; one for the same reviewer stays as it was.
  static void insert(DSLContext tx, String recording, Recording.WrappedKey key) {
    tx.insertInto(RECORDING_KEY)
        .set(RECORDING_KEY.RECORDING_ID, recording)
        .set(RECORDING_KEY.REVIEW_KEY_ID, key.reviewKey())
        .set(RECORDING_KEY.WRAPPED, Base64.getUrlDecoder().decode(key.wrapped()))
        .onDuplicateKeyIgnore()
        .execute();
  }
}
