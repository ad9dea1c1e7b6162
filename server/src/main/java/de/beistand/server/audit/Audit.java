package de.beistand.server.audit;

import java.time.Instant;
import org.jooq.DSLContext;

/// The way into the audit log, for repositories: the entry is written in the transaction of what it
/// is about, so that neither is there without the other.
public final class Audit {
  private Audit() {}

  /// Notes what a person did.
  ///
  /// @param tx the transaction; waits for any other that writes into the log
  /// @param actor id of the person
  /// @param subject what it was done to, as [AuditAction] says; cut to 200 characters
  /// @param detail what else belongs to it, as [AuditAction] says; cut to 2,000 characters
  public static void note(
      DSLContext tx, long actor, AuditAction action, String subject, String detail, Instant now) {
    AuditRepository.append(tx, actor, action, subject, detail, now);
  }

  /// Notes what the server did by itself.
  public static void note(
      DSLContext tx, AuditAction action, String subject, String detail, Instant now) {
    AuditRepository.append(tx, null, action, subject, detail, now);
  }
}
