package de.beistand.server.review;

import de.beistand.server.sessions.Way;
import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import de.beistand.server.web.Viewer;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `/sessions`: the list, one session, its note.
final class ReviewRoutes {
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Review review;
  private final Pages pages;
  private final Identity identity;

  ReviewRoutes(Review review, Web web) {
    this.review = review;
    this.pages = web.pages();
    this.identity = web.identity();
  }

  void register(RoutesConfig routes) {
    routes.get("/sessions", this::list, Access.TECHNICIAN);
    routes.get("/sessions/{id}", this::show, Access.TECHNICIAN);
    routes.post("/sessions/{id}/note", this::setNote, Access.TECHNICIAN);
    routes.post("/sessions/{id}/report", this::keepReport, Access.TECHNICIAN);
  }

  private void list(Context ctx) {
    Viewer viewer = identity.require(ctx);
    SessionFilter filter = SessionFilter.of(ctx::queryParam, viewer.admin() ? null : viewer.id());
    Review.Page page = review.list(filter, wantedPage(ctx), viewer);
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("filter", filter);
    model.put("states", List.of(SessionFilter.State.values()));
    model.put("recordedChoices", List.of(SessionFilter.Recorded.values()));
    model.put("ways", List.of(Way.values()));
    model.put("technicians", viewer.admin() ? review.technicians() : List.of());
    model.put("rows", page.rows());
    model.put("total", page.total());
    model.put("page", page.page());
    model.put("pages", page.pages());
    model.put("newer", address(filter, viewer, page.page() - 1));
    model.put("older", address(filter, viewer, page.page() + 1));
    pages.show(ctx, "sessions", "sessions", model);
  }

  private void show(Context ctx) {
    Map<String, @Nullable Object> model = new HashMap<>();
    if (ctx.queryParam("saved") != null) {
      model.put("notice", pages.text(ctx, "session.note.saved"));
    }
    if (ctx.queryParam("deleted") != null) {
      model.put("notice", pages.text(ctx, "review.deleted"));
    }
    show(ctx, find(ctx), model);
  }

  private void setNote(Context ctx) {
    String note = Forms.lines(ctx, "note");
    boolean page = Forms.wantsPage(ctx);
    switch (review.setNote(id(ctx), note, identity.require(ctx))) {
      case SAVED -> {
        if (page) {
          ctx.redirect("/sessions/" + id(ctx) + "?saved", HttpStatus.SEE_OTHER);
        } else {
          ctx.status(HttpStatus.NO_CONTENT);
        }
      }
      case TOO_LONG -> {
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        String error = pages.text(ctx, "session.note.long");
        if (page) {
          show(ctx, find(ctx), Map.of("error", error, "note", note));
        } else {
          ctx.contentType("text/plain; charset=utf-8").result(error);
        }
      }
      case UNKNOWN -> throw Refusal.notFound();
    }
  }

  private void keepReport(Context ctx) {
    switch (review.keepReport(id(ctx), Forms.lines(ctx, "report"), identity.require(ctx))) {
      case KEPT -> ctx.status(HttpStatus.NO_CONTENT);
      case TOO_LONG -> ctx.status(HttpStatus.CONTENT_TOO_LARGE);
      case UNSENT -> ctx.status(HttpStatus.CONFLICT);
      case UNKNOWN -> throw Refusal.notFound();
    }
  }

  private void show(Context ctx, Review.Whole whole, Map<String, ?> more) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("row", whole.row());
    model.put("events", whole.events());
    model.put("reports", whole.reports());
    model.put("recordings", whole.recordings());
    model.put(
        "firstRecording",
        whole.recordings().stream()
            .filter(RecordingFacts::isThere)
            .findFirst()
            .map(RecordingFacts::id)
            .orElse(""));
    model.put("scriptTexts", pages.scriptTexts(ctx, "review."));
    model.put("note", whole.row().note());
    model.putAll(more);
    pages.show(ctx, "session", "sessions", model);
  }

  private Review.Whole find(Context ctx) {
    return review.find(id(ctx), identity.require(ctx)).orElseThrow(Refusal::notFound);
  }

  private static String id(Context ctx) {
    String id = ctx.pathParam("id");
    if (!ID.matcher(id).matches()) {
      throw Refusal.notFound();
    }
    return id;
  }

  private static int wantedPage(Context ctx) {
    String page = ctx.queryParam("page");
    return page != null && page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
  }

  /// The address of another page of the same list.
  private static String address(SessionFilter filter, Viewer viewer, int page) {
    StringBuilder query = new StringBuilder("/sessions?page=").append(page);
    append(query, "from", filter.fromText());
    append(query, "to", filter.toText());
    append(query, "state", filter.state().name());
    if (filter.recorded() != SessionFilter.Recorded.ANY) {
      append(query, "recorded", filter.recorded().name());
    }
    append(query, "way", filter.wayName());
    append(query, "customer", filter.customer());
    append(query, "words", filter.words());
    if (viewer.admin() && filter.technicianId() != null) {
      append(query, "technician", filter.technicianId().toString());
    }
    return query.toString();
  }

  private static void append(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query.append('&').append(name).append('=');
      query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
