package de.beistand.server.recordings;

import de.beistand.protocol.Codec;
import de.beistand.protocol.ProtocolException;
import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Refusal;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// `/recordings/review-keys` for the pages that record, `/admin/review-keys` for administrators.
final class ReviewKeyRoutes {
  private static final Codec<NewKey> NEW_KEY = Codec.strict(NewKey.class);

  private final ReviewKeys keys;
  private final Pages pages;
  private final Identity identity;
  private final JsonMapper json = JsonMapper.builder().build();

  ReviewKeyRoutes(ReviewKeys keys, Web web) {
    this.keys = keys;
    this.pages = web.pages();
    this.identity = web.identity();
  }

  void register(RoutesConfig routes) {
    routes.get("/recordings/review-keys", this::active, Access.TECHNICIAN);
    routes.get("/admin/review-keys", this::list, Access.ADMIN);
    routes.post("/admin/review-keys", this::add, Access.ADMIN);
    routes.post("/admin/review-keys/{id}/retire", this::retire, Access.ADMIN);
  }

  /// @param lockedKey JSON text
  record NewKey(String name, String publicKey, String lockedKey) {}

  private record ActiveKey(long id, String name, String publicKey) {}

  private record Added(long id) {}

  private record Faults(Map<String, String> faults) {}

  private void active(Context ctx) {
    answer(
        ctx,
        keys.active().stream()
            .map(key -> new ActiveKey(key.id(), key.name(), key.publicKey()))
            .toList());
  }

  private void list(Context ctx) {
    List<ReviewKey> all = keys.all();
    if (Forms.wantsPage(ctx)) {
      Map<String, Object> model = new HashMap<>();
      model.put("keys", all);
      model.put("scriptTexts", pages.scriptTexts(ctx, "review.keys.", "review.sheet."));
      if (ctx.queryParam("retired") != null) {
        model.put("notice", pages.text(ctx, "recording.key.retired"));
      }
      pages.show(ctx, "review-keys", "admin/review-keys", model);
    } else {
      answer(ctx, all);
    }
  }

  private void add(Context ctx) {
    NewKey wanted;
    try {
      wanted = NEW_KEY.decode(ctx.body());
    } catch (ProtocolException e) {
      throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "error.text.400");
    }
    switch (keys.add(
        wanted.name(), wanted.publicKey(), wanted.lockedKey(), identity.require(ctx).id())) {
      case ReviewKeys.Adding.Added(long id) -> {
        ctx.status(HttpStatus.CREATED);
        answer(ctx, new Added(id));
      }
      case ReviewKeys.Adding.Refused(Map<String, String> faults) -> {
        Forms.unprocessable(ctx);
        Map<String, String> words = new HashMap<>();
        faults.forEach((field, key) -> words.put(field, pages.text(ctx, key)));
        answer(ctx, new Faults(words));
      }
    }
  }

  private void retire(Context ctx) {
    switch (keys.retire(Forms.id(ctx), identity.require(ctx).id())) {
      case DONE -> ctx.redirect("/admin/review-keys?retired", HttpStatus.SEE_OTHER);
      case UNKNOWN -> throw Refusal.notFound();
      case LAST -> throw new Refusal(HttpStatus.CONFLICT, "recording.key.last");
    }
  }

  private void answer(Context ctx, Object body) {
    ctx.contentType("application/json").result(json.writeValueAsString(body));
  }
}
