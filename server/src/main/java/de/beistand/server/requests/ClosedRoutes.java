package de.beistand.server.requests;

import de.beistand.protocol.RequestPhase;
import de.beistand.server.web.Access;
import de.beistand.server.web.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/// `/requests`: requests that are over, with the technicians' notes, for administrators.
public final class ClosedRoutes {
  private static final int LONGEST_QUERY = 100;
  private static final List<RequestPhase> OVER =
      List.of(RequestPhase.ON_SITE, RequestPhase.DONE, RequestPhase.WITHDRAWN);

  private final RequestRepository repository;
  private final Pages pages;

  public ClosedRoutes(RequestRepository repository, Pages pages) {
    this.repository = repository;
    this.pages = pages;
  }

  public void register(RoutesConfig routes) {
    routes.get("/requests", this::list, Access.ADMIN);
  }

  private void list(Context ctx) {
    String words = parameter(ctx, "q");
    String how = parameter(ctx, "how");
    List<RequestPhase> phases = OVER.stream().filter(one -> one.name().equals(how)).toList();
    pages.show(
        ctx,
        "requests",
        "customers",
        Map.of(
            "requests",
            repository.closed(words, phases.isEmpty() ? OVER : phases),
            "query",
            words,
            "how",
            phases.isEmpty() ? "" : how,
            "phases",
            OVER.stream().map(RequestPhase::name).toList()));
  }

  private static String parameter(Context ctx, String name) {
    String value = ctx.queryParam(name);
    String tidy = value == null ? "" : value.strip();
    return tidy.length() <= LONGEST_QUERY ? tidy : tidy.substring(0, LONGEST_QUERY);
  }
}
