package de.beistand.server.web;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Shows pages: adds to each template's own variables what the frame around it needs.
public final class Pages {
  private static final List<String> CODES =
      Arrays.stream(Language.values()).map(Language::code).toList();

  private final Supplier<House> house;
  private final Texts texts;
  private final Identity identity;
  private final Map<String, IntSupplier> badges = new ConcurrentHashMap<>();

  Pages(Supplier<House> house, Texts texts, Identity identity) {
    this.house = house;
    this.texts = texts;
    this.identity = identity;
  }

  /// Shows a number of things to look at beside an administrator's menu entry; nothing for 0.
  public void badge(String section, IntSupplier count) {
    badges.put(section, count);
  }

  /// Answers with a page.
  ///
  /// @param section the menu entry that is lit, and the page's own address without the slash; "" =
  ///   none
  /// @param model the template's own variables; null values are allowed
  public void show(Context ctx, String template, String section, Map<String, ?> model) {
    @Nullable Viewer viewer = identity.viewer(ctx).orElse(null);
    Map<String, @Nullable Object> all = new HashMap<>();
    House presented = house.get();
    all.put("firm", presented.firm());
    all.put("logo", presented.logo());
    all.put("style", presented.style());
    all.put("footer", presented.footer());
    all.put(PebbleRenderer.LANGUAGE, language(ctx).code());
    all.put("languages", CODES);
    all.put("viewer", viewer);
    all.put("formToken", viewer == null ? "" : viewer.formToken());
    Map<String, Integer> counts = new HashMap<>();
    if (viewer != null && viewer.admin()) {
      badges.forEach((name, count) -> counts.put(name, count.getAsInt()));
    }
    all.put("badges", counts);
    all.put("section", section);
    all.put("here", here(ctx, section));
    all.put("notice", null);
    all.put("error", null);
    all.putAll(model);
    ctx.render(template, all).contentType("text/html; charset=utf-8");
  }

  /// A text in the language of whoever sent the request.
  public String text(Context ctx, String key, Object... values) {
    return texts.get(language(ctx), key, values);
  }

  /// The texts of a page's script, for its `<script id="texts">`: all whose keys begin so.
  public SafeString scriptTexts(Context ctx, String... prefixes) {
    return texts.block(language(ctx), prefixes);
  }

  public Language language(Context ctx) {
    return Language.choose(ctx.cookie(Language.COOKIE), ctx.header("Accept-Language"));
  }

  public String firm() {
    return house.get().firm();
  }

  /// Where the language switch comes back to; an answer to a form is not such a place.
  private static String here(Context ctx, String section) {
    if (!ctx.method().equals(HandlerType.GET)) {
      return "/" + section;
    }
    String query = ctx.queryString();
    return query == null ? ctx.path() : ctx.path() + "?" + query;
  }

  /// Whether `path` leads to a page of this site and nowhere else.
  public static boolean isLocal(@Nullable String path) {
    return path != null
        && path.length() <= 500
        && path.startsWith("/")
        && !path.startsWith("//")
        && path.chars().noneMatch(c -> c == '\\' || c < ' ');
  }
}
