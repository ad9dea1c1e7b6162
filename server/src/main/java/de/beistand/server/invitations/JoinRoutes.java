package de.beistand.server.invitations;

import de.beistand.protocol.GuideStep;
import de.beistand.protocol.JoinRefusal;
import de.beistand.server.downloads.CustomerSystem;
import de.beistand.server.downloads.Downloads;
import de.beistand.server.invitations.Invitations.Behind;
import de.beistand.server.web.Access;
import de.beistand.server.web.ClientAddress;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/j` and `/j/<code>`: where a customer with a session number or its link goes on.
public final class JoinRoutes {
  /// What only the customer's browser knows, and may therefore report.
  private static final Set<GuideStep> REPORTED =
      Set.of(GuideStep.PAGE_OPENED, GuideStep.DOWNLOAD_STARTED, GuideStep.BROWSER_CHOSEN);

  private final Invitations invitations;
  private final Downloads downloads;
  private final Pages pages;

  public JoinRoutes(Invitations invitations, Downloads downloads, Pages pages) {
    this.invitations = invitations;
    this.downloads = downloads;
    this.pages = pages;
  }

  public void register(RoutesConfig routes) {
    routes.get("/j", this::ask, Access.ANYONE);
    routes.post("/j", ctx -> typed(ctx, Forms.line(ctx, "number")), Access.ANYONE);
    routes.get("/j/{code}", this::open, Access.ANYONE);
    routes.post("/j/{code}/step", this::step, Access.ANYONE);
  }

  private void form(Context ctx, String number, @Nullable String errorKey) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("number", number);
    model.put("error", errorKey == null ? null : pages.text(ctx, errorKey));
    pages.show(ctx, "join-number", "j", model);
  }

  /// The start page sends the number that was typed there along.
  private void ask(Context ctx) {
    String number = ctx.queryParam("number");
    if (number == null) {
      form(ctx, "", null);
    } else {
      typed(ctx, number);
    }
  }

  private void typed(Context ctx, String text) {
    String number = text.replaceAll("[^0-9]", "");
    if (!Invitations.isNumber(number)) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      form(ctx, text.substring(0, Math.min(text.length(), 20)), "join.incomplete");
      return;
    }
    switch (invitations.behindNumber(number, ClientAddress.of(ctx))) {
      case Behind.Waiting waiting when !waiting.code().isEmpty() ->
          ctx.redirect("/j/" + waiting.code(), HttpStatus.SEE_OTHER);
      case Behind.Waiting waiting -> show(ctx, waiting);
      case Behind.Nothing(JoinRefusal reason) -> {
        ctx.status(status(reason));
        form(ctx, grouped(number), "join.refused." + reason);
      }
    }
  }

  private void open(Context ctx) {
    switch (invitations.behind(ctx.pathParam("code"), ClientAddress.of(ctx))) {
      case Behind.Waiting waiting -> show(ctx, waiting);
      case Behind.Nothing(JoinRefusal reason) -> {
        ctx.status(status(reason));
        form(ctx, "", "join.link." + reason);
      }
    }
  }

  private void show(Context ctx, Behind.Waiting waiting) {
    Optional<CustomerSystem> system = system(ctx.header("User-Agent"));
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("code", waiting.code());
    model.put("number", grouped(waiting.number()));
    model.put("technician", waiting.technician());
    model.put("system", system.map(CustomerSystem::label).orElse(""));
    model.put("systemPath", system.map(CustomerSystem::path).orElse(""));
    model.put("download", system.flatMap(downloads::of).orElse(null));
    pages.show(ctx, "join", "j", model);
  }

  /// Steps that nobody may report, and those of a number that is over, are not found.
  private void step(Context ctx) {
    String name = Forms.line(ctx, "step");
    GuideStep step =
        REPORTED.stream()
            .filter(known -> known.name().equals(name))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    switch (invitations.behind(ctx.pathParam("code"), ClientAddress.of(ctx))) {
      case Behind.Waiting waiting -> {
        invitations.step(waiting.number(), step);
        ctx.status(HttpStatus.NO_CONTENT);
      }
      case Behind.Nothing _ -> throw Refusal.notFound();
    }
  }

  private static String grouped(String number) {
    return number.replaceAll("(...)(?=.)", "$1 ");
  }

  private static HttpStatus status(JoinRefusal reason) {
    return switch (reason) {
      case UNKNOWN -> HttpStatus.NOT_FOUND;
      case USED, EXPIRED, REVOKED, TECHNICIAN_AWAY -> HttpStatus.GONE;
      case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
    };
  }

  /// The computer that a browser says it runs on; empty for telephones and tablets.
  static Optional<CustomerSystem> system(@Nullable String userAgent) {
    String agent = userAgent == null ? "" : userAgent;
    if (Arrays.stream(new String[] {"Android", "iPhone", "iPad", "Mobile"})
        .anyMatch(agent::contains)) {
      return Optional.empty();
    }
    if (agent.contains("Windows")) {
      return Optional.of(CustomerSystem.WINDOWS);
    }
    if (agent.contains("Mac OS X")) {
      return Optional.of(CustomerSystem.MACOS);
    }
    return agent.contains("Linux") ? Optional.of(CustomerSystem.LINUX) : Optional.empty();
  }
}
