package de.beistand.server.sessions;

import static de.beistand.sql.Tables.ABUSE_REPORT;
import static de.beistand.sql.Tables.MACHINE;
import static de.beistand.sql.Tables.SUPPORT_SESSION;
import static de.beistand.sql.Tables.TECHNICIAN;

import de.beistand.protocol.EndReason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// Who has to leave which computer alone, as [RefusalRule] reads it out of the sessions that are
/// over and the reports of abuse. Nothing of it is stored: a block is over when its time is.
public final class BlockRepository {
  private final DSLContext sql;
  private final Clock clock;

  public BlockRepository(DSLContext sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /// How long this technician has to leave this computer alone, if its customer said no too often
  /// or reported them.
  Optional<Duration> unwelcome(long technicianId, long machine) {
    Instant now = clock.instant();
    return RefusalRule.wait(
        sql.select(
                SUPPORT_SESSION.END_REASON,
                SUPPORT_SESSION.ACTIVE_AT,
                SUPPORT_SESSION.ENDED_AT,
                ABUSE_REPORT.REPORTED_AT)
            .from(SUPPORT_SESSION)
            .leftJoin(ABUSE_REPORT)
            .on(ABUSE_REPORT.SESSION_ID.eq(SUPPORT_SESSION.ID))
            .where(
                SUPPORT_SESSION.TECHNICIAN_ID.eq(technicianId),
                SUPPORT_SESSION.MACHINE_ID.eq(machine),
                SUPPORT_SESSION.ENDED_AT.gt(now.minus(RefusalRule.MEMORY)))
            .orderBy(SUPPORT_SESSION.ENDED_AT.desc())
            .fetch(
                row ->
                    new RefusalRule.Past(
                        row.value3(),
                        EndReason.CONSENT_REFUSED.name().equals(row.value1()),
                        row.value2() != null,
                        row.value4() != null)),
        now);
  }

  /// Who has to leave which computer alone now, the one that lasts longest first.
  public List<Block> inForce() {
    Instant now = clock.instant();
    return sql
        .select(
            SUPPORT_SESSION.TECHNICIAN_ID,
            SUPPORT_SESSION.MACHINE_ID,
            TECHNICIAN.DISPLAY_NAME,
            MACHINE.MACHINE_ID,
            MACHINE.NAME,
            SUPPORT_SESSION.END_REASON,
            SUPPORT_SESSION.ACTIVE_AT,
            SUPPORT_SESSION.ENDED_AT,
            ABUSE_REPORT.REPORTED_AT)
        .from(SUPPORT_SESSION)
        .join(TECHNICIAN)
        .on(TECHNICIAN.ID.eq(SUPPORT_SESSION.TECHNICIAN_ID))
        .join(MACHINE)
        .on(MACHINE.ID.eq(SUPPORT_SESSION.MACHINE_ID))
        .leftJoin(ABUSE_REPORT)
        .on(ABUSE_REPORT.SESSION_ID.eq(SUPPORT_SESSION.ID))
        .where(SUPPORT_SESSION.ENDED_AT.gt(now.minus(RefusalRule.MEMORY)))
        .orderBy(SUPPORT_SESSION.ENDED_AT.desc())
        .fetchGroups(
            row -> new Pair(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()),
            row ->
                new RefusalRule.Past(
                    row.value8(),
                    EndReason.CONSENT_REFUSED.name().equals(row.value6()),
                    row.value7() != null,
                    row.value9() != null))
        .entrySet()
        .stream()
        .flatMap(pair -> RefusalRule.rest(pair.getValue(), now).map(pair.getKey()::block).stream())
        .sorted(Comparator.comparing(Block::until).reversed())
        .toList();
  }

  /// A technician and a computer that were in sessions together.
  private record Pair(
      long technicianId, long machine, String technician, String machineId, String machineName) {
    Block block(RefusalRule.Rest rest) {
      return new Block(technician, machineId, machineName, rest.until(), rest.afterAbuse());
    }
  }
}
