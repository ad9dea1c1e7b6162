package de.beistand.server.consent;

import static de.beistand.sql.Tables.REPORT_LINK;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jooq.DSLContext;

/// The secret addresses of the customers' session reports. The token goes to the customer's side
/// and nowhere else; the database keeps its hash.
public final class ReportLinkRepository {
  /// How long an address is good.
  public static final Duration GOOD_FOR = Duration.ofDays(30);

  /// How often a report is sent by e-mail.
  static final int MAILS = 3;

  private static final int BYTES = 16;

  private final DSLContext sql;
  private final SecureRandom random;
  private final Clock clock;

  public ReportLinkRepository(DSLContext sql, SecureRandom random, Clock clock) {
    this.sql = sql;
    this.random = random;
    this.clock = clock;
  }

  /// Makes the address of a session's report; an earlier one is good no more.
  public String make(String sessionId) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant();
    sql.insertInto(REPORT_LINK)
        .set(REPORT_LINK.SESSION_ID, sessionId)
        .set(REPORT_LINK.TOKEN_HASH, hash(token))
        .set(REPORT_LINK.MADE_AT, now)
        .onDuplicateKeyUpdate()
        .set(REPORT_LINK.TOKEN_HASH, hash(token))
        .set(REPORT_LINK.MADE_AT, now)
        .execute();
    return token;
  }

  /// The session that the report behind a token is about.
  public Optional<String> session(String token) {
    return sql.select(REPORT_LINK.SESSION_ID)
        .from(REPORT_LINK)
        .where(
            REPORT_LINK.TOKEN_HASH.eq(hash(token)),
            REPORT_LINK.MADE_AT.gt(clock.instant().minus(GOOD_FOR)))
        .fetchOptional(REPORT_LINK.SESSION_ID);
  }

  /// Whether the report may be sent once more; counts.
  public boolean mayMail(String sessionId) {
    return sql.update(REPORT_LINK)
            .set(REPORT_LINK.MAILED, REPORT_LINK.MAILED.plus(1))
            .where(REPORT_LINK.SESSION_ID.eq(sessionId), REPORT_LINK.MAILED.lt(MAILS))
            .execute()
        == 1;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
