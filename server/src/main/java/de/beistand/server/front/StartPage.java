package de.beistand.server.front;

import de.beistand.server.downloads.Downloads;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.operator.Phone;
import de.beistand.server.operator.Wording;
import de.beistand.server.web.Language;
import de.beistand.server.web.Pages;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The page on which customers begin.
final class StartPage {
  private static final List<VisitorSystem> CHOOSABLE =
      Arrays.stream(VisitorSystem.values()).filter(one -> one != VisitorSystem.OTHER).toList();

  private final Pages pages;
  private final Downloads downloads;

  StartPage(Pages pages, Downloads downloads) {
    this.pages = pages;
    this.downloads = downloads;
  }

  /// How the page was come to.
  ///
  /// @param number what was typed, if it is shown again
  /// @param fault key of what is wrong with it, "" = nothing
  /// @param preview of settings that are not saved
  record Visit(String number, String fault, boolean preview) {
    static final Visit PLAIN = new Visit("", "", false);
    static final Visit PREVIEW = new Visit("", "", true);

    static Visit wrong(String number, String fault) {
      return new Visit(number, fault, false);
    }
  }

  void show(Context ctx, OperatorSettings settings, Visit visit) {
    Device device = device(ctx);
    @Nullable Program program = program(device.system()).orElse(null);
    Language language = pages.language(ctx);
    Map<String, @Nullable Object> model = new HashMap<>();
    model.put("here", "/?system=" + device.system().path() + "&browser=" + device.browser().path());
    model.put("system", device.system());
    model.put("browser", device.browser());
    model.put("systems", CHOOSABLE);
    model.put("browsers", browsers(device.system()));
    model.put("steps", Step.of(device, program != null));
    model.put("program", program);
    model.put("needsNumber", program == null);
    model.put("number", visit.number());
    model.put("fault", visit.fault());
    model.put("preview", visit.preview());
    model.put("phones", settings.phones().stream().map(one -> shown(one, language)).toList());
    model.put("settings", settings);
    for (Wording name : Wording.values()) {
      model.put(variable(name), settings.wording(name).in(language));
    }
    if (visit.preview()) {
      var house = Front.house(settings);
      model.put("firm", house.firm());
      model.put("style", house.style());
      model.put("footer", house.footer());
    }
    pages.show(ctx, "start", "", model);
  }

  Optional<Program> program(VisitorSystem system) {
    return system
        .program()
        .flatMap(
            its ->
                downloads
                    .of(its)
                    .map(
                        file ->
                            new Program(
                                "/download/" + its.path(), file.megabytes(), file.sha256())));
  }

  /// A telephone number in one language.
  ///
  /// @param dialled for a `tel:` link
  public record ShownPhone(String number, String dialled, String label, String cost) {}

  private static ShownPhone shown(Phone phone, Language language) {
    return new ShownPhone(
        phone.number(), phone.dialled(), phone.label().in(language), phone.cost().in(language));
  }

  private static String variable(Wording name) {
    return switch (name) {
      case WELCOME -> "welcome";
      case CALL -> "call";
      case HOURS -> "hours";
      case HELPS -> "helps";
      case HELPS_NOT -> "helpsNot";
      case PRICE -> "price";
    };
  }

  private static List<VisitorBrowser> browsers(VisitorSystem system) {
    return Arrays.stream(VisitorBrowser.values()).filter(one -> one.runsOn(system)).toList();
  }

  static Device device(Context ctx) {
    return Device.of(
        new Device.Headers(
            ctx.header("User-Agent"), ctx.header("Sec-CH-UA-Platform"), ctx.header("Sec-CH-UA")),
        ctx.queryParam("system"),
        ctx.queryParam("browser"));
  }
}
