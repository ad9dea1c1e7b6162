package de.beistand.server.evidence;

import de.beistand.server.consent.ReportLinkRepository;
import de.beistand.server.limits.RateLimit;
import de.beistand.server.limits.RateLimits;
import de.beistand.server.mail.Address;
import de.beistand.server.mail.Letter;
import de.beistand.server.mail.Outbox;
import de.beistand.server.web.Access;
import de.beistand.server.web.ClientAddress;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Language;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `/report/<token>`: the customer's report about a session, at an address that only the customer's
/// side got: as a page, as a PDF, by e-mail. Works without JavaScript.
final class ReportRoutes {
  private final ReportLinkRepository links;
  private final EvidenceRepository records;
  private final Documents documents;
  private final Outbox outbox;
  private final RateLimits limits;
  private final Pages pages;

  ReportRoutes(
      ReportLinkRepository links,
      EvidenceRepository records,
      Documents documents,
      Outbox outbox,
      RateLimits limits,
      Pages pages) {
    this.links = links;
    this.records = records;
    this.documents = documents;
    this.outbox = outbox;
    this.limits = limits;
    this.pages = pages;
  }

  void register(RoutesConfig routes) {
    routes.get("/report/{token}", ctx -> show(ctx, find(ctx), null, ""), Access.ANYONE);
    routes.get("/report/{token}/report.pdf", this::pdf, Access.ANYONE);
    routes.post("/report/{token}/mail", this::mail, Access.ANYONE);
  }

  private void show(Context ctx, Report report, @Nullable String error, String typed) {
    ctx.header("Cache-Control", "no-store");
    ctx.header("X-Robots-Tag", "noindex");
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("report", report);
    model.put("token", ctx.pathParam("token"));
    model.put("days", ReportLinkRepository.GOOD_FOR.toDays());
    model.put("error", error);
    model.put("typed", typed);
    model.put(
        "notice",
        ctx.queryParam("sent") == null ? null : pages.text(ctx, "evidence.report.mail.sent"));
    pages.show(ctx, "report", "report/" + ctx.pathParam("token"), model);
  }

  private void pdf(Context ctx) {
    Report report = find(ctx);
    ctx.header("Cache-Control", "no-store");
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"" + pages.text(ctx, "evidence.report.file") + ".pdf\"");
    ctx.contentType("application/pdf").result(documents.pdf(report, pages.language(ctx)));
  }

  private void mail(Context ctx) {
    Report report = find(ctx);
    String typed = Forms.line(ctx, "address");
    Optional<Address> to = Address.parse(typed);
    if (to.isEmpty()) {
      Forms.unprocessable(ctx);
      show(ctx, report, pages.text(ctx, "evidence.report.mail.bad"), typed);
    } else if (limits.use(RateLimit.REPORT_MAIL_PER_ADDRESS, ClientAddress.of(ctx)).isPresent()
        || !links.mayMail(report.session())) {
      ctx.status(HttpStatus.TOO_MANY_REQUESTS);
      show(ctx, report, pages.text(ctx, "evidence.report.mail.often"), typed);
    } else {
      Language language = pages.language(ctx);
      outbox.put(
          new Letter(
              to.get(),
              report.firm(),
              pages.text(ctx, "evidence.report.mail.subject", report.firm()),
              pages.text(ctx, "evidence.report.mail.text", report.firm(), report.checkValue()),
              pages.text(ctx, "evidence.report.file") + ".pdf",
              documents.pdf(report, language)));
      ctx.redirect("/report/" + ctx.pathParam("token") + "?sent", HttpStatus.SEE_OTHER);
    }
  }

  private Report find(Context ctx) {
    return links
        .session(ctx.pathParam("token"))
        .flatMap(records::find)
        .map(Report::of)
        .orElseThrow(Refusal::notFound);
  }
}
