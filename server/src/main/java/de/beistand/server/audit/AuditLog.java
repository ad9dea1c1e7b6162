package de.beistand.server.audit;

import java.util.HexFormat;
import java.util.List;
import org.jooq.DSLContext;

/// The audit log, for reading: administrators look at it, nobody can change it.
public final class AuditLog {
  private final AuditRepository repository;

  public AuditLog(DSLContext sql) {
    this.repository = new AuditRepository(sql);
  }

  /// What came of reading the whole chain.
  public sealed interface Check {
    /// Every line fits the one before it, and the last is the last that was written.
    ///
    /// @param lines how many
    @SuppressWarnings("ArrayRecordComponent")
    record Whole(long lines, byte[] link) implements Check {
      /// The first 20 hexadecimal digits of the last link, in groups of four: compared with a copy
      /// on paper it shows that nothing before it was changed since.
      public String checkValue() {
        return HexFormat.of().formatHex(link, 0, 10).replaceAll("(?<=\\G.{4})(?=.)", " ");
      }
    }

    /// Somebody changed the log.
    ///
    /// @param at position of the first line that does not fit, or is missing
    record Broken(long at) implements Check {}
  }

  /// Part of the log, the newest line first.
  public List<AuditEntry> list(AuditFilter filter, int offset, int limit) {
    return repository.list(filter, offset, limit);
  }

  public int count(AuditFilter filter) {
    return repository.count(filter);
  }

  /// Reads the whole chain; writers wait meanwhile.
  public Check check() {
    return repository.check();
  }
}
