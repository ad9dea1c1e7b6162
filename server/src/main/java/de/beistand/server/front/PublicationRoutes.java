package de.beistand.server.front;

import de.beistand.server.operator.Legal.Publication;
import de.beistand.server.operator.Operator;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.operator.TermsText;
import de.beistand.server.web.Access;
import de.beistand.server.web.Language;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/// `/terms`, `/imprint`, `/privacy`, `/agreement`: what the firm publishes for the law.
final class PublicationRoutes {
  private final Operator operator;
  private final Pages pages;
  private final Agreement agreement;

  PublicationRoutes(Operator operator, Pages pages, Agreement agreement) {
    this.operator = operator;
    this.pages = pages;
    this.agreement = agreement;
  }

  void register(RoutesConfig routes) {
    routes.get("/terms", this::terms, Access.ANYONE);
    routes.get("/terms/{version}", this::version, Access.ANYONE);
    routes.get("/terms/{version}/original", this::original, Access.ANYONE);
    routes.get(
        "/imprint",
        ctx -> show(ctx, "imprint", operator.current().legal().imprint()),
        Access.ANYONE);
    routes.get(
        "/privacy",
        ctx -> show(ctx, "privacy", operator.current().legal().privacy()),
        Access.ANYONE);
    routes.get("/agreement", this::agreement, Access.ANYONE);
  }

  private void terms(Context ctx) {
    TermsText inForce =
        operator.publishedTerms().stream().findFirst().orElseThrow(Refusal::notFound);
    show(ctx, inForce, true);
  }

  /// Every version that was ever published can be read for ever: sessions refer to it.
  private void version(Context ctx) {
    TermsText text =
        operator.publishedTerms(ctx.pathParam("version")).orElseThrow(Refusal::notFound);
    show(ctx, text, operator.current().terms().equals(text.mark()));
  }

  /// The bytes that the hash covers: customers' programs and pages check it by themselves.
  private void original(Context ctx) {
    TermsText text =
        operator.publishedTerms(ctx.pathParam("version")).orElseThrow(Refusal::notFound);
    ctx.contentType("application/octet-stream").result(text.original());
  }

  private void show(Context ctx, TermsText text, boolean inForce) {
    Language language = pages.language(ctx);
    pages.show(
        ctx,
        "terms",
        "",
        Map.of(
            "version", text.version(),
            "publishedAt", text.publishedAt().orElseThrow(),
            "hash", text.hash(),
            "inForce", inForce,
            "text", Markdown.html(text.text().in(language))));
  }

  private void show(Context ctx, String name, Publication publication) {
    if (!publication.link().isEmpty()) {
      ctx.redirect(publication.link(), HttpStatus.FOUND);
    } else if (publication.text().isEmpty()) {
      throw Refusal.notFound();
    } else {
      pages.show(
          ctx,
          "publication",
          "",
          Map.of("name", name, "text", Markdown.html(publication.text().in(pages.language(ctx)))));
    }
  }

  private void agreement(Context ctx) {
    OperatorSettings settings = operator.current();
    if (!settings.legal().processor().complete()) {
      throw Refusal.notFound();
    }
    Language language = pages.language(ctx);
    String name = language == Language.DE ? "AVV.pdf" : "data-processing-agreement.pdf";
    ctx.header("Content-Disposition", "inline; filename=\"" + name + '"');
    ctx.contentType("application/pdf").result(agreement.pdf(settings, language));
  }
}
