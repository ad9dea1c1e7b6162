package de.beistand.server.recordings;

import de.beistand.server.web.Viewer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import org.jooq.DSLContext;

/// Looking at recordings: only with a reason, which is noted and holds for a while.
final class Views {
  /// How long a reason holds for the login that gave it.
  private static final Duration HOLDS = Duration.ofHours(1);

  private final ViewRepository rows;

  Views(DSLContext sql, Clock clock) {
    this.rows = new ViewRepository(sql, clock);
  }

  /// Notes who looks at a recording, and why.
  ///
  /// @param login token of the login, for which it holds
  void begin(Recording recording, Viewer viewer, String login, Reason reason) {
    rows.insert(recording, viewer.id(), sha256(login), reason.words());
  }

  /// Whether this login may look at it now.
  boolean isOpen(Recording recording, String login) {
    return recording.state().isThere() && rows.isNoted(recording.id(), sha256(login), HOLDS);
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
