package de.beistand.server.evidence;

import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.SUPPORT_SESSION;

import de.beistand.protocol.evidence.Chain;
import de.beistand.server.audit.Audit;
import de.beistand.server.audit.AuditAction;
import de.beistand.server.consent.EventCheck;
import de.beistand.server.consent.EventRepository;
import de.beistand.server.consent.RecordTip;
import de.beistand.server.consent.TimelineEntry;
import de.beistand.server.machines.MachineKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Reads what a session's record holds.
final class EvidenceRepository {
  private final DSLContext sql;

  EvidenceRepository(DSLContext sql) {
    this.sql = sql;
  }

  /// One session with its whole record.
  ///
  /// @param machineKey raw 32 bytes, base64url
  /// @param way how the customer came
  /// @param endReason null while it runs
  /// @param tip of the record's chain
  record Case(
      EventCheck.Frame frame,
      String machineId,
      String machineKey,
      MachineKey key,
      String way,
      @Nullable String endReason,
      Instant createdAt,
      @Nullable Instant activeAt,
      @Nullable Instant endedAt,
      RecordTip tip,
      List<TimelineEntry> entries) {
    Case {
      entries = List.copyOf(entries);
    }

    String id() {
      return frame.sessionId();
    }
  }

  /// Notes who was handed a session's evidence, before it goes out.
  ///
  /// @param sha256 of the file, hexadecimal
  void exported(String sessionId, long by, String sha256, Instant now) {
    sql.transaction(
        transaction ->
            Audit.note(
                transaction.dsl(), by, AuditAction.EVIDENCE_EXPORTED, sessionId, sha256, now));
  }

  /// Session and record as they are at one moment.
  Optional<Case> find(String sessionId) {
    return sql.transactionResult(
        transaction -> {
          DSLContext tx = transaction.dsl();
          return tx.select(SUPPORT_SESSION, MACHINE.MACHINE_ID, MACHINE.PUBLIC_KEY)
              .from(SUPPORT_SESSION)
              .join(MACHINE)
              .on(MACHINE.ID.eq(SUPPORT_SESSION.MACHINE_ID))
              .where(SUPPORT_SESSION.ID.eq(sessionId))
              .fetchOptional()
              .map(
                  row -> {
                    var session = row.value1();
                    byte[] link = session.getHeadLink();
                    return new Case(
                        new EventCheck.Frame(
                            sessionId,
                            session.getTechnicianName(),
                            session.getFirm(),
                            session.getTerms(),
                            session.getNonce()),
                        row.value2(),
                        Chain.text(row.value3()),
                        MachineKey.of(row.value3()).orElseThrow(),
                        session.getWay(),
                        session.getEndReason(),
                        session.getCreatedAt(),
                        session.getActiveAt(),
                        session.getEndedAt(),
                        new RecordTip(
                            session.getHeadPosition(),
                            link == null ? Chain.start(sessionId, session.getNonce()) : link),
                        EventRepository.timeline(tx, sessionId));
                  });
        });
  }
}
