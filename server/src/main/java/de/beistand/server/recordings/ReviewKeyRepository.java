package de.beistand.server.recordings;

import static de.beistand.sql.Tables.CUSTOMER;
import static de.beistand.sql.Tables.REVIEW_KEY;
import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;

/// Rows of `review_key`.
final class ReviewKeyRepository {
  private final DSLContext sql;

  ReviewKeyRepository(DSLContext sql) {
    this.sql = sql;
  }

  /// The newest first.
  List<ReviewKey> all() {
    return sql.select(REVIEW_KEY, TECHNICIAN.DISPLAY_NAME)
        .from(REVIEW_KEY)
        .join(TECHNICIAN)
        .on(TECHNICIAN.ID.eq(REVIEW_KEY.CREATED_BY))
        .orderBy(REVIEW_KEY.ID.desc())
        .fetch(
            row ->
                new ReviewKey(
                    row.value1().getId(),
                    row.value1().getName(),
                    Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(row.value1().getPublicKey()),
                    row.value1().getLockedKey(),
                    row.value2(),
                    row.value1().getCreatedAt(),
                    row.value1().getRetiredAt()));
  }

  long insert(String name, byte[] publicKey, String lockedKey, long by, Instant now) {
    return sql.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          Long id =
              tx.insertInto(REVIEW_KEY)
                  .set(REVIEW_KEY.NAME, name)
                  .set(REVIEW_KEY.PUBLIC_KEY, publicKey)
                  .set(REVIEW_KEY.LOCKED_KEY, lockedKey)
                  .set(REVIEW_KEY.CREATED_AT, now)
                  .set(REVIEW_KEY.CREATED_BY, by)
                  .returning(REVIEW_KEY.ID)
                  .fetchSingle(REVIEW_KEY.ID);
          Audit.note(
              tx, by, AuditAction.REVIEW_KEY_CREATED, id + " " + name, sha256(publicKey), now);
          return id;
        });
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /// What came of retiring a key.
  enum Retiring {
    DONE,
    UNKNOWN,
    /// Sessions are to be recorded, and no other key could open them.
    LAST
  }

  /// No new recording is wrapped for it any more.
  ///
  /// @param firm what the firm's own setting says
  Retiring retire(long id, RecordingPolicy firm, long by, Instant now) {
    return sql.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          var active =
              tx.selectFrom(REVIEW_KEY).where(REVIEW_KEY.RETIRED_AT.isNull()).forUpdate().fetch();
          var key = active.stream().filter(row -> row.getId() == id).findFirst();
          if (key.isEmpty()) {
            return Retiring.UNKNOWN;
          }
          boolean needed =
              firm != RecordingPolicy.OFF
                  || tx.fetchExists(
                      CUSTOMER,
                      CUSTOMER.RECORDING.in(
                          RecordingPolicy.ASK.name(), RecordingPolicy.REQUIRED.name()));
          if (active.size() == 1 && needed) {
            return Retiring.LAST;
          }
          tx.update(REVIEW_KEY)
              .set(REVIEW_KEY.RETIRED_AT, now)
              .where(REVIEW_KEY.ID.eq(id))
              .execute();
          Audit.note(
              tx, by, AuditAction.REVIEW_KEY_RETIRED, id + " " + key.get().getName(), "", now);
          return Retiring.DONE;
        });
  }

  boolean hasActive() {
    return sql.fetchExists(REVIEW_KEY, REVIEW_KEY.RETIRED_AT.isNull());
  }
}
