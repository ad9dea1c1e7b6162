package de.beistand.server.requests;

import de.beistand.protocol.RequestFault;
import de.beistand.server.web.Access;
import de.beistand.server.web.ClientAddress;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// `/request`: the form for everybody, and the page behind a secret address that shows what becomes
/// of the request. Both work without JavaScript.
public final class RequestRoutes {
  private static final int TOKEN_BYTES = 16;

  private final Requests requests;
  private final Pages pages;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final JsonMapper json = JsonMapper.builder().build();

  public RequestRoutes(Requests requests, Web web, Clock clock) {
    this.requests = requests;
    this.pages = web.pages();
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.get("/request", ctx -> showForm(ctx, RequestForm.EMPTY, Map.of(), null), Access.ANYONE);
    routes.post("/request", this::file, Access.ANYONE);
    routes.get("/request/{token}", this::show, Access.ANYONE);
    routes.post("/request/{token}/withdraw", this::withdraw, Access.ANYONE);
  }

  private void file(Context ctx) {
    RequestForm form =
        new RequestForm(
            Forms.line(ctx, "company"),
            Forms.line(ctx, "name"),
            Forms.line(ctx, "phone"),
            Forms.line(ctx, "number"),
            Forms.lines(ctx, "words"));
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    switch (requests.file(
        form,
        Forms.line(ctx, "terms"),
        pages.language(ctx).code(),
        hash(token),
        ClientAddress.of(ctx))) {
      case Requests.Filing.Filed _ -> ctx.redirect("/request/" + token, HttpStatus.SEE_OTHER);
      case Requests.Filing.Refused(Set<RequestFault> faults, Duration wait) -> {
        if (wait.isZero()) {
          Forms.unprocessable(ctx);
        } else {
          ctx.status(HttpStatus.TOO_MANY_REQUESTS);
          ctx.header("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
        }
        showForm(ctx, form, sentences(ctx, faults, wait), summary(ctx, faults, wait));
      }
    }
  }

  /// The sentence above the form.
  private String summary(Context ctx, Set<RequestFault> faults, Duration wait) {
    if (faults.contains(RequestFault.TOO_MANY)) {
      return pages.text(ctx, "queue.fault.TOO_MANY", minutes(wait));
    }
    return pages.text(ctx, "form.check");
  }

  /// The sentences beside the fields.
  private Map<String, String> sentences(Context ctx, Set<RequestFault> faults, Duration wait) {
    Map<String, String> sentences = new HashMap<>();
    for (RequestFault fault : faults) {
      switch (fault) {
        case NAME_MISSING -> sentences.put("name", pages.text(ctx, "queue.fault.NAME_MISSING"));
        case PHONE_MISSING -> sentences.put("phone", pages.text(ctx, "queue.fault.PHONE_MISSING"));
        case TOO_LONG -> sentences.put("words", pages.text(ctx, "queue.fault.TOO_LONG"));
        case TERMS_MISSING -> sentences.put("terms", pages.text(ctx, "queue.fault.TERMS_MISSING"));
        case NUMBER_MISSING, NUMBER_UNKNOWN, NUMBER_NOT_REGISTERED ->
            sentences.put("number", pages.text(ctx, "queue.fault." + fault) + call(ctx));
        case TOO_MANY -> sentences.put("", pages.text(ctx, "queue.fault.TOO_MANY", minutes(wait)));
      }
    }
    return sentences;
  }

  /// "Call us: …", if the firm has a number.
  private String call(Context ctx) {
    String phone = phone(ctx);
    return phone.isEmpty() ? "" : " " + pages.text(ctx, "queue.call", phone);
  }

  /// The firm's number with what a call costs.
  private String phone(Context ctx) {
    Conditions now = requests.conditions();
    String cost = now.callCost().in(pages.language(ctx));
    return now.phone().isEmpty() || cost.isEmpty() ? now.phone() : now.phone() + " (" + cost + ")";
  }

  private static long minutes(Duration wait) {
    return Math.max(1, wait.plusSeconds(59).toMinutes());
  }

  private void showForm(
      Context ctx, RequestForm form, Map<String, String> sentences, @Nullable String error) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("form", form);
    Conditions conditions = requests.conditions();
    model.put("conditions", conditions);
    model.put("price", conditions.price().in(pages.language(ctx)));
    Map<String, String> errors = new HashMap<>();
    for (String field : new String[] {"company", "name", "phone", "number", "words", "terms"}) {
      errors.put(field, sentences.getOrDefault(field, ""));
    }
    model.put("errors", errors);
    model.put("error", error);
    pages.show(ctx, "request", "request", model);
  }

  private void show(Context ctx) {
    SupportRequest request = find(ctx);
    int waiting = CustomerSide.seconds(request.createdAt(), clock.instant());
    String phase = request.state().phase().name();
    if (!Forms.wantsPage(ctx)) {
      String number = request.number() == null ? "" : request.number();
      ctx.contentType("application/json")
          .result(json.writeValueAsString(Map.of("state", phase + " " + number)));
      return;
    }
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("request", request);
    model.put("phase", phase);
    model.put("waiting", Duration.ofSeconds(waiting));
    model.put("link", requests.link(request.id()).orElse(null));
    model.put("token", ctx.pathParam("token"));
    model.put("phone", phone(ctx));
    model.put("here", ctx.path());
    pages.show(ctx, "request-status", "request", model);
  }

  private void withdraw(Context ctx) {
    SupportRequest request = find(ctx);
    requests.withdraw(request);
    ctx.redirect("/request/" + ctx.pathParam("token"), HttpStatus.SEE_OTHER);
  }

  private SupportRequest find(Context ctx) {
    return requests.find(hash(ctx.pathParam("token"))).orElseThrow(Refusal::notFound);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
