package de.beistand.server.review;

import de.beistand.server.audit.AuditAction;
import de.beistand.server.audit.AuditFilter;
import de.beistand.server.audit.AuditLog;
import de.beistand.server.web.Access;
import de.beistand.server.web.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/admin/audit`: what administrators did, for administrators to read.
final class AuditRoutes {
  private static final int PAGE_SIZE = 50;

  private final AuditLog log;
  private final Review review;
  private final Pages pages;
  private final ZoneId zone;

  AuditRoutes(AuditLog log, Review review, Pages pages, ZoneId zone) {
    this.log = log;
    this.review = review;
    this.pages = pages;
    this.zone = zone;
  }

  void register(RoutesConfig routes) {
    routes.get("/admin/audit", this::list, Access.ADMIN);
  }

  private void list(Context ctx) {
    @Nullable LocalDate from = day(ctx.queryParam("from"));
    @Nullable LocalDate to = day(ctx.queryParam("to"));
    @Nullable Long person = number(ctx.queryParam("person"));
    @Nullable AuditAction action = action(ctx.queryParam("action"));
    AuditFilter filter =
        new AuditFilter(begin(from), to == null ? null : begin(to.plusDays(1)), person, action);
    int total = log.count(filter);
    int count = Math.max(1, (total + PAGE_SIZE - 1) / PAGE_SIZE);
    int page = Math.clamp(wantedPage(ctx), 1, count);
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("from", from == null ? "" : from.toString());
    model.put("to", to == null ? "" : to.toString());
    model.put("person", person);
    model.put("action", action);
    model.put("narrowed", !filter.equals(AuditFilter.EVERYTHING));
    model.put("people", review.technicians());
    model.put("actions", List.of(AuditAction.values()));
    model.put("entries", log.list(filter, (page - 1) * PAGE_SIZE, PAGE_SIZE));
    model.put("total", total);
    model.put("page", page);
    model.put("pages", count);
    model.put("newer", address(ctx, page - 1));
    model.put("older", address(ctx, page + 1));
    model.put("whole", null);
    model.put("broken", null);
    if (ctx.queryParam("check") != null) {
      switch (log.check()) {
        case AuditLog.Check.Whole whole -> model.put("whole", whole);
        case AuditLog.Check.Broken broken -> model.put("broken", broken);
      }
    }
    pages.show(ctx, "audit", "admin/audit", model);
  }

  private @Nullable Instant begin(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(zone).toInstant();
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      return day.getYear() < 2000 || day.getYear() > 2200 ? null : day;
    } catch (DateTimeException unreadable) {
      return null;
    }
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,18}") ? Long.valueOf(text) : null;
  }

  private static @Nullable AuditAction action(@Nullable String name) {
    return Arrays.stream(AuditAction.values())
        .filter(action -> action.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static int wantedPage(Context ctx) {
    String page = ctx.queryParam("page");
    return page != null && page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : 1;
  }

  /// The address of another page of the same list.
  private static String address(Context ctx, int page) {
    StringBuilder query = new StringBuilder("/admin/audit?page=").append(page);
    for (String name : List.of("from", "to", "person", "action")) {
      String value = ctx.queryParam(name);
      if (value != null && !value.isEmpty()) {
        query.append('&').append(name).append('=');
        query.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
      }
    }
    return query.toString();
  }
}
