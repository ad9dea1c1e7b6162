package de.beistand.server.evidence;

import de.beistand.protocol.EventKind;
import de.beistand.protocol.TermsShown;
import de.beistand.protocol.evidence.Chain;
import de.beistand.server.consent.ServerEvent;
import de.beistand.server.consent.StoredSignature;
import de.beistand.server.consent.TimelineEntry;
import de.beistand.server.evidence.EvidenceRepository.Case;
import de.beistand.server.review.TimelineLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the customer's report says about a session; templates read it.
///
/// @param reason key of the words for the end, or null while it runs
/// @param checkValue up to the end of the session, or "" if its record is older than the chain
/// @param position of the entry that the check value reaches to
public record Report(
    String session,
    String machineId,
    String technician,
    String firm,
    TermsShown terms,
    String way,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant activeAt,
    @Nullable Instant endedAt,
    @Nullable Duration duration,
    List<Line> lines,
    String checkValue,
    int position) {

  public Report {
    lines = List.copyOf(lines);
  }

  /// One line of it.
  ///
  /// @param hash of the contents, hexadecimal, or ""
  public record Line(TimelineLine what, String hash) {}

  static Report of(Case session) {
    Instant activeAt = session.activeAt();
    Instant endedAt = session.endedAt();
    TimelineEntry last = end(session.entries());
    TimelineEntry.Chained chained = last == null ? null : last.chained();
    return new Report(
        session.id(),
        grouped(session.machineId()),
        session.frame().technician(),
        session.frame().firm(),
        TermsShown.of(session.frame().terms()),
        session.way(),
        session.endReason() == null ? null : "end." + session.endReason(),
        session.createdAt(),
        activeAt,
        endedAt,
        activeAt == null || endedAt == null ? null : Duration.between(activeAt, endedAt),
        session.entries().stream().map(entry -> line(session, entry)).toList(),
        chained == null ? "" : Chain.checkValue(Base64.getUrlDecoder().decode(chained.link())),
        chained == null ? 0 : chained.position());
  }

  /// The last entry that the customer's side was told of.
  private static @Nullable TimelineEntry end(List<TimelineEntry> entries) {
    return entries.stream()
        .filter(
            entry ->
                entry.source() == TimelineEntry.Source.AGENT
                    || entry.kind().equals(ServerEvent.ENDED.name()))
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static Line line(Case session, TimelineEntry entry) {
    TimelineLine.Proof proof =
        switch (entry.source()) {
          case SERVER -> TimelineLine.Proof.SERVER;
          case AGENT ->
              StoredSignature.holds(entry, session.frame(), session.machineId(), session.key())
                  ? TimelineLine.Proof.SIGNED
                  : TimelineLine.Proof.FORGED;
        };
    boolean isFile =
        entry.kind().equals(EventKind.FILE_RECEIVED.name())
            || entry.kind().equals(EventKind.FILE_SENT.name());
    return new Line(
        new TimelineLine(
            entry.kind(),
            entry.subject(),
            entry.detail(),
            entry.happenedAt(),
            entry.storedAt(),
            proof),
        isFile ? entry.subject().split(" ", 2)[0] : "");
  }

  private static String grouped(String machineId) {
    return machineId.replaceAll("(\\d{3})(?=\\d)", "$1 ");
  }
}
