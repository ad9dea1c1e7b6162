package de.beistand.server.recordings;

import de.beistand.protocol.RecordingPolicy;
import de.beistand.server.operator.Operator;
import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Identity;
import de.beistand.server.web.Pages;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `/operator/recording`: whether the firm records its sessions.
final class PolicyRoutes {
  private final Operator operator;
  private final ReviewKeys keys;
  private final Recordings recordings;
  private final Pages pages;
  private final Identity identity;

  PolicyRoutes(Operator operator, ReviewKeys keys, Recordings recordings, Web web) {
    this.operator = operator;
    this.keys = keys;
    this.recordings = recordings;
    this.pages = web.pages();
    this.identity = web.identity();
  }

  void register(RoutesConfig routes) {
    routes.get(
        "/operator/recording",
        ctx -> show(ctx, operator.current().recording(), false),
        Access.ADMIN);
    routes.post("/operator/recording", this::save, Access.ADMIN);
  }

  private void save(Context ctx) {
    RecordingPolicy wanted = policy(Forms.line(ctx, "recording"));
    if (wanted != RecordingPolicy.OFF && !keys.hasActive()) {
      Forms.unprocessable(ctx);
      show(ctx, wanted, true);
      return;
    }
    operator.save(operator.current().withRecording(wanted), identity.require(ctx).id());
    ctx.redirect("/operator/recording?saved", HttpStatus.SEE_OTHER);
  }

  private static RecordingPolicy policy(String typed) {
    for (RecordingPolicy policy : RecordingPolicy.values()) {
      if (policy.name().equals(typed)) {
        return policy;
      }
    }
    return RecordingPolicy.OFF;
  }

  private void show(Context ctx, RecordingPolicy chosen, boolean keyMissing) {
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("tab", "recording");
    model.put("policies", List.of(RecordingPolicy.values()));
    model.put("chosen", chosen);
    model.put("keyMissing", keyMissing);
    model.put("keys", keys.active());
    model.put("full", recordings.isFull());
    if (keyMissing) {
      model.put("error", pages.text(ctx, "recording.policy.keyless"));
    } else if (ctx.queryParam("saved") != null) {
      model.put("notice", pages.text(ctx, "operator.saved"));
    }
    pages.show(ctx, "operator-recording", "operator/recording", model);
  }
}
