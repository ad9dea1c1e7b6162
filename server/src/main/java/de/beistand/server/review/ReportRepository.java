package de.beistand.server.review;

import static de.beistand.sql.Tables.SESSION_EVENT;
import static de.beistand.sql.Tables.SESSION_REPORT;

import de.beistand.protocol.EventKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;

/// Rows of `session_report`: what the technician kept of the customer's system.
final class ReportRepository {
  private final DSLContext database;

  ReportRepository(DSLContext database) {
    this.database = database;
  }

  /// Keeps a report if the customer's computer testified to have sent just this text in this
  /// session; keeping it twice changes nothing.
  ///
  /// @return false if it did not
  boolean keep(String sessionId, String text, Instant now) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    byte[] hash = sha256(utf8);
    String subject = HexFormat.of().formatHex(hash) + " " + utf8.length;
    boolean sent =
        database.fetchExists(
            SESSION_EVENT,
            SESSION_EVENT.SESSION_ID.eq(sessionId),
            SESSION_EVENT.KIND.eq(EventKind.SYSTEM_INFORMATION_SENT.name()),
            SESSION_EVENT.SUBJECT.eq(subject));
    if (sent) {
      database
          .insertInto(SESSION_REPORT)
          .set(SESSION_REPORT.SESSION_ID, sessionId)
          .set(SESSION_REPORT.HASH, hash)
          .set(SESSION_REPORT.TEXT, text)
          .set(SESSION_REPORT.STORED_AT, now)
          .onDuplicateKeyIgnore()
          .execute();
    }
    return sent;
  }

  /// The reports of a session, oldest first.
  List<String> texts(String sessionId) {
    return database
        .select(SESSION_REPORT.TEXT)
        .from(SESSION_REPORT)
        .where(SESSION_REPORT.SESSION_ID.eq(sessionId))
        .orderBy(SESSION_REPORT.STORED_AT)
        .fetch(SESSION_REPORT.TEXT);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
