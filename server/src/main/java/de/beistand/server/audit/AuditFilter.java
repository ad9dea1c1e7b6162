package de.beistand.server.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which lines of the audit log are wanted; null = all.
///
/// @param until not included
public record AuditFilter(
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Long actorId,
    @Nullable AuditAction action) {
  public static final AuditFilter EVERYTHING = new AuditFilter(null, null, null, null);
}
