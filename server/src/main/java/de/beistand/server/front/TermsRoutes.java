package de.beistand.server.front;

import de.beistand.server.operator.Localized;
import de.beistand.server.operator.Operator;
import de.beistand.server.operator.TermsText;
import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `/operator/terms`: an administrator writes a draft of the terms, looks at it as customers will,
/// and publishes it. What is published never changes again.
final class TermsRoutes {
  /// No `@`: behind one stands the hash, see [de.beistand.protocol.TermsShown].
  private static final Pattern VERSION = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,29}");

  private final Operator operator;
  private final Pages pages;
  private final Identity identity;

  TermsRoutes(Operator operator, Pages pages, Identity identity) {
    this.operator = operator;
    this.pages = pages;
    this.identity = identity;
  }

  void register(RoutesConfig routes) {
    routes.get("/operator/terms", ctx -> show(ctx, draft(), Map.of()), Access.ADMIN);
    routes.post("/operator/terms", this::saveDraft, Access.ADMIN);
    routes.post("/operator/terms/publish", this::publish, Access.ADMIN);
  }

  private TermsText draft() {
    return operator
        .draftOfTerms()
        .or(() -> operator.publishedTerms().stream().findFirst().map(TermsRoutes::again))
        .orElse(new TermsText("", Localized.EMPTY));
  }

  /// The next version begins as the last one.
  private static TermsText again(TermsText last) {
    return new TermsText("", last.text());
  }

  private void saveDraft(Context ctx) {
    TermsText draft =
        new TermsText(
            Forms.line(ctx, "version"),
            new Localized(Forms.lines(ctx, "german"), Forms.lines(ctx, "english")));
    Map<String, String> faults = check(draft);
    if (faults.isEmpty() && !operator.saveDraft(draft, identity.require(ctx).id())) {
      faults.put("version", "operator.terms.version.taken");
    }
    if (faults.isEmpty()) {
      ctx.redirect("/operator/terms?saved#draft", HttpStatus.SEE_OTHER);
    } else {
      Forms.unprocessable(ctx);
      show(ctx, draft, faults);
    }
  }

  private static Map<String, String> check(TermsText draft) {
    Map<String, String> faults = new HashMap<>();
    if (!VERSION.matcher(draft.version()).matches()) {
      faults.put("version", "operator.terms.version.bad");
    }
    if (draft.text().german().isEmpty()) {
      faults.put("german", "operator.terms.empty");
    } else if (draft.text().german().length() > TermsText.LONGEST) {
      faults.put("german", "operator.terms.long");
    }
    if (draft.text().english().isEmpty()) {
      faults.put("english", "operator.terms.empty");
    } else if (draft.text().english().length() > TermsText.LONGEST) {
      faults.put("english", "operator.terms.long");
    }
    return faults;
  }

  /// Publishes what the administrator saw; a draft that somebody changed meanwhile is shown again.
  private void publish(Context ctx) {
    Optional<TermsText> draft =
        operator.draftOfTerms().filter(it -> it.hash().equals(Forms.line(ctx, "hash")));
    if (draft.isPresent() && operator.publish(draft.get(), identity.require(ctx).id())) {
      ctx.redirect("/operator/terms?published", HttpStatus.SEE_OTHER);
    } else {
      ctx.status(HttpStatus.CONFLICT);
      show(ctx, draft(), Map.of("changed", "operator.terms.changed"));
    }
  }

  private void show(Context ctx, TermsText draft, Map<String, String> faults) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("tab", "terms");
    model.put("draft", draft);
    model.put("published", operator.publishedTerms());
    model.put("errors", Forms.errors(ctx, pages, faults, "version", "german", "english"));
    boolean stored = faults.isEmpty() && operator.draftOfTerms().isPresent();
    model.put("stored", stored);
    model.put("german", Markdown.html(stored ? draft.text().german() : ""));
    model.put("english", Markdown.html(stored ? draft.text().english() : ""));
    model.put("error", error(ctx, faults));
    model.put("notice", notice(ctx, faults));
    pages.show(ctx, "operator-terms", "operator/terms", model);
  }

  private @Nullable String error(Context ctx, Map<String, String> faults) {
    if (faults.isEmpty()) {
      return null;
    }
    return pages.text(ctx, faults.getOrDefault("changed", "form.check"));
  }

  private @Nullable String notice(Context ctx, Map<String, String> faults) {
    if (!faults.isEmpty()) {
      return null;
    }
    if (ctx.queryParam("published") != null) {
      return pages.text(ctx, "operator.terms.published.done");
    }
    return ctx.queryParam("saved") == null ? null : pages.text(ctx, "operator.terms.saved");
  }
}
