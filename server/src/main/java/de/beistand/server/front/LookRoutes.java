package de.beistand.server.front;

import de.beistand.server.operator.Accent;
import de.beistand.server.operator.LogoReader;
import de.beistand.server.operator.Operator;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.operator.Wording;
import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/operator`, `/operator/texts`, `/operator/legal`: an administrator gives the firm's pages name,
/// colour, logo and words, and sees them before customers do.
final class LookRoutes {
  private final Operator operator;
  private final StartPage startPage;
  private final Pages pages;
  private final Identity identity;
  private final URI publicUrl;

  LookRoutes(Operator operator, StartPage startPage, Web web) {
    this.operator = operator;
    this.startPage = startPage;
    this.pages = web.pages();
    this.identity = web.identity();
    this.publicUrl = web.publicUrl();
  }

  void register(RoutesConfig routes) {
    routes.get("/operator", ctx -> showLook(ctx, LookForm.of(current()), Map.of()), Access.ADMIN);
    routes.post("/operator", this::saveLook, Access.ADMIN);
    routes.post("/operator/preview", this::preview, Access.ADMIN);
    routes.post("/operator/logo", this::saveLogo, Access.ADMIN);
    routes.post("/operator/logo/remove", this::removeLogo, Access.ADMIN);
    routes.get(
        "/operator/texts", ctx -> showTexts(ctx, TextsForm.of(current()), Map.of()), Access.ADMIN);
    routes.post("/operator/texts", this::saveTexts, Access.ADMIN);
    routes.get(
        "/operator/legal", ctx -> showLegal(ctx, LegalForm.of(current()), Map.of()), Access.ADMIN);
    routes.post("/operator/legal", this::saveLegal, Access.ADMIN);
    routes.get("/operator/embed", this::showEmbed, Access.ADMIN);
  }

  private OperatorSettings current() {
    return operator.current();
  }

  private void saveLook(Context ctx) {
    LookForm form = LookForm.of(ctx);
    Checked checked = form.check(current());
    if (checked.good()) {
      save(ctx, checked, "/operator");
    } else {
      Forms.unprocessable(ctx);
      showLook(ctx, form, checked.faults());
    }
  }

  private void saveTexts(Context ctx) {
    TextsForm form = TextsForm.of(ctx);
    Checked checked = form.check(current());
    if (checked.good()) {
      save(ctx, checked, "/operator/texts");
    } else {
      Forms.unprocessable(ctx);
      showTexts(ctx, form, checked.faults());
    }
  }

  private void saveLegal(Context ctx) {
    LegalForm form = LegalForm.of(ctx);
    Checked checked = form.check(current());
    if (checked.good()) {
      save(ctx, checked, "/operator/legal");
    } else {
      Forms.unprocessable(ctx);
      showLegal(ctx, form, checked.faults());
    }
  }

  private void save(Context ctx, Checked checked, String back) {
    operator.save(checked.settings(), identity.require(ctx).id());
    ctx.redirect(back + "?saved", HttpStatus.SEE_OTHER);
  }

  /// The start page as it would be. What is wrong in the form is shown as it is now.
  private void preview(Context ctx) {
    Checked checked =
        ctx.formParam("firm") == null
            ? TextsForm.of(ctx).check(current())
            : LookForm.of(ctx).check(current());
    startPage.show(ctx, checked.settings(), StartPage.Visit.PREVIEW);
  }

  private void saveLogo(Context ctx) throws IOException {
    @Nullable UploadedFile upload = ctx.uploadedFile("logo");
    byte[] bytes = new byte[0];
    if (upload != null) {
      try (InputStream content = upload.content()) {
        bytes = content.readNBytes(LogoReader.LARGEST + 1);
      }
    }
    switch (LogoReader.read(bytes)) {
      case LogoReader.Result.Read(var logo) -> {
        operator.saveLogo(logo, identity.require(ctx).id());
        ctx.redirect("/operator?saved", HttpStatus.SEE_OTHER);
      }
      case LogoReader.Result.Refused(String textKey) -> {
        Forms.unprocessable(ctx);
        showLook(ctx, LookForm.of(current()), Map.of("logo", textKey));
      }
    }
  }

  private void removeLogo(Context ctx) {
    operator.removeLogo(identity.require(ctx).id());
    ctx.redirect("/operator?saved", HttpStatus.SEE_OTHER);
  }

  private void showLook(Context ctx, LookForm form, Map<String, String> faults) {
    Map<String, @Nullable Object> model = model(ctx, "look", faults);
    model.put("form", form);
    model.put(
        "errors",
        Forms.errors(
            ctx, pages, faults, "firm", "accent", "logo", "phone0", "phone1", "phone2", "phone3"));
    Accent typed = Accent.of(form.accent()).orElse(Accent.USUAL);
    model.put("contrast", String.format(pages.language(ctx).locale(), "%.1f", typed.contrast()));
    model.put("readable", typed.madeReadable().hex());
    model.put("ownLogo", current().logo().isPresent());
    pages.show(ctx, "operator", "operator", model);
  }

  private void showTexts(Context ctx, TextsForm form, Map<String, String> faults) {
    Map<String, @Nullable Object> model = model(ctx, "texts", faults);
    model.put("names", List.of(Wording.values()));
    model.put("texts", form.texts());
    model.put("faults", faults);
    pages.show(ctx, "operator-texts", "operator/texts", model);
  }

  private void showLegal(Context ctx, LegalForm form, Map<String, String> faults) {
    Map<String, @Nullable Object> model = model(ctx, "legal", faults);
    model.put("legal", form.legal());
    model.put("complete", current().legal().processor().complete());
    model.put(
        "errors",
        Forms.errors(
            ctx,
            pages,
            faults,
            "imprint-link",
            "imprint-de",
            "imprint-en",
            "privacy-link",
            "privacy-de",
            "privacy-en",
            "company",
            "represented",
            "address",
            "contact",
            "officer",
            "hosting",
            "others"));
    pages.show(ctx, "operator-legal", "operator/legal", model);
  }

  private void showEmbed(Context ctx) {
    Map<String, @Nullable Object> model = model(ctx, "embed", Map.of());
    model.put(
        "snippets",
        Snippets.of(
            publicUrl, pages.text(ctx, "front.start"), current(), pages.text(ctx, "front.number")));
    pages.show(ctx, "operator-embed", "operator/embed", model);
  }

  private Map<String, @Nullable Object> model(Context ctx, String tab, Map<String, String> faults) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("tab", tab);
    model.put("error", faults.isEmpty() ? null : pages.text(ctx, "form.check"));
    boolean saved = faults.isEmpty() && ctx.queryParam("saved") != null;
    model.put("notice", saved ? pages.text(ctx, "operator.saved") : null);
    return model;
  }
}
