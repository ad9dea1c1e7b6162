package de.beistand.server.review;

import de.beistand.protocol.channel.MachineToTechnician;
import de.beistand.server.audit.AuditLog;
import de.beistand.server.consent.StoredSignature;
import de.beistand.server.consent.TimelineEntry;
import de.beistand.server.review.ReviewRepository.Stored;
import de.beistand.server.web.Viewer;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// The record of sessions. Technicians see their own, administrators all; only who held a session
/// writes its note.
public final class Review {
  static final int PAGE_SIZE = 25;
  private static final int NOTE_MOST = 4000;

  private final ReviewRepository repository;
  private final ReportRepository reports;
  private final RecordingFactsRepository recordings;
  private final AuditLog audit;
  private final ZoneId zone;
  private final Clock clock;

  /// @param zone in which a day begins and ends
  public Review(DSLContext database, Clock clock, ZoneId zone) {
    this.repository = new ReviewRepository(database, zone);
    this.reports = new ReportRepository(database);
    this.recordings = new RecordingFactsRepository(database);
    this.audit = new AuditLog(database);
    this.zone = zone;
    this.clock = clock;
  }

  public void register(RoutesConfig routes, Web web) {
    new ReviewRoutes(this, web).register(routes);
    new AuditRoutes(audit, this, web.pages(), zone).register(routes);
  }

  /// One page of a list.
  ///
  /// @param page from 1
  record Page(List<SessionRow> rows, int total, int page, int pages) {}

  /// One session with its timeline.
  ///
  /// @param reports about the customer's system, as the technician kept them: hostile text
  record Whole(
      SessionRow row,
      List<TimelineLine> events,
      List<String> reports,
      List<RecordingFacts> recordings) {}

  Page list(SessionFilter filter, int wantedPage, Viewer viewer) {
    int total = repository.count(filter);
    int pages = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.clamp(wantedPage, 1, pages);
    List<Stored> stored = repository.list(filter, (page - 1) * PAGE_SIZE, PAGE_SIZE);
    Set<String> recorded = repository.recorded(stored);
    List<SessionRow> rows =
        stored.stream().map(one -> row(one, recorded.contains(one.id()), viewer)).toList();
    return new Page(rows, total, page, pages);
  }

  /// Empty if there is no such session, or none for this viewer.
  Optional<Whole> find(String id, Viewer viewer) {
    return repository
        .find(id)
        .filter(stored -> viewer.admin() || stored.technicianId() == viewer.id())
        .map(
            stored ->
                new Whole(
                    row(stored, !repository.recorded(List.of(stored)).isEmpty(), viewer),
                    repository.events(id).stream().map(entry -> line(stored, entry)).toList(),
                    reports.texts(id),
                    recordings.of(id)));
  }

  List<TechnicianChoice> technicians() {
    return repository.technicians();
  }

  NoteResult setNote(String id, String note, Viewer viewer) {
    boolean mine =
        repository.find(id).filter(stored -> stored.technicianId() == viewer.id()).isPresent();
    if (!mine) {
      return NoteResult.UNKNOWN;
    }
    if (note.codePointCount(0, note.length()) > NOTE_MOST) {
      return NoteResult.TOO_LONG;
    }
    repository.setNote(id, note);
    return NoteResult.SAVED;
  }

  /// Keeps a report about the customer's system with its session.
  KeepResult keepReport(String id, String text, Viewer viewer) {
    boolean mine =
        repository.find(id).filter(stored -> stored.technicianId() == viewer.id()).isPresent();
    if (!mine) {
      return KeepResult.UNKNOWN;
    }
    if (text.length() > MachineToTechnician.Report.LONGEST) {
      return KeepResult.TOO_LONG;
    }
    return reports.keep(id, text, clock.instant()) ? KeepResult.KEPT : KeepResult.UNSENT;
  }

  private SessionRow row(Stored stored, boolean recorded, Viewer viewer) {
    return new SessionRow(
        stored.id(),
        stored.machineId(),
        stored.system(),
        stored.software(),
        stored.technician(),
        stored.firm(),
        stored.terms(),
        stored.way(),
        stored.phase(),
        stored.reason(),
        stored.createdAt(),
        stored.activeAt(),
        stored.endedAt(),
        duration(stored.activeAt(), stored.endedAt()),
        stored.note(),
        recorded,
        stored.technicianId() == viewer.id());
  }

  private @Nullable Duration duration(@Nullable Instant activeAt, @Nullable Instant endedAt) {
    if (activeAt == null) {
      return null;
    }
    Duration length = Duration.between(activeAt, endedAt == null ? clock.instant() : endedAt);
    return length.isNegative() ? Duration.ZERO : length;
  }

  private static TimelineLine line(Stored session, TimelineEntry entry) {
    TimelineLine.Proof proof =
        switch (entry.source()) {
          case SERVER -> TimelineLine.Proof.SERVER;
          case AGENT ->
              StoredSignature.holds(entry, session.frame(), session.machineId(), session.key())
                  ? TimelineLine.Proof.SIGNED
                  : TimelineLine.Proof.FORGED;
        };
    return new TimelineLine(
        entry.kind(), entry.subject(), entry.detail(), entry.happenedAt(), entry.storedAt(), proof);
  }
}
