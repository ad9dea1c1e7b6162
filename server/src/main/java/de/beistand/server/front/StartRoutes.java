package de.beistand.server.front;

import de.beistand.server.front.StartPage.Visit;
import de.beistand.server.operator.Accent;
import de.beistand.server.operator.LogoPicture;
import de.beistand.server.operator.Operator;
import de.beistand.server.web.Access;
import de.beistand.server.web.Forms;
import de.beistand.server.web.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.regex.Pattern;

/// `/`: the start page; `/start`: its one button; and what it is drawn with.
final class StartRoutes {
  /// See docs/protocol.md.
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{8}");

  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final Operator operator;
  private final StartPage page;

  StartRoutes(Operator operator, StartPage page) {
    this.operator = operator;
    this.page = page;
  }

  void register(RoutesConfig routes) {
    routes.get("/", ctx -> page.show(ctx, operator.current(), Visit.PLAIN), Access.ANYONE);
    routes.get("/start", this::start, Access.ANYONE);
    routes.get("/accent/{colour}", StartRoutes::accent, Access.ANYONE);
    routes.get("/logo", this::logo, Access.ANYONE);
  }

  /// With a number to where it leads, without one to the program.
  private void start(Context ctx) {
    String typed = ctx.queryParam("number");
    String number = typed == null ? "" : typed.replaceAll("[\\s.\\-/]", "");
    Optional<Program> program = page.program(StartPage.device(ctx).system());
    if (number.isEmpty() && program.isPresent()) {
      ctx.redirect(program.get().address(), HttpStatus.SEE_OTHER);
    } else if (NUMBER.matcher(number).matches()) {
      ctx.redirect("/j?number=" + number, HttpStatus.SEE_OTHER);
    } else {
      Forms.unprocessable(ctx);
      String shown = number.length() > 15 ? number.substring(0, 15) : number;
      page.show(ctx, operator.current(), Visit.wrong(shown, "front.number.bad"));
    }
  }

  /// The firm's colours. They follow from the colour in the address alone, so the answer never
  /// changes.
  private static void accent(Context ctx) {
    String name = ctx.pathParam("colour");
    Accent accent =
        Accent.of("#" + name.replaceFirst("\\.css$", ""))
            .filter(colour -> name.endsWith(".css") && colour.readable())
            .orElseThrow(Refusal::notFound);
    ctx.header("Cache-Control", FOR_EVER);
    ctx.contentType("text/css; charset=utf-8").result(AccentStyle.of(accent));
  }

  private void logo(Context ctx) {
    LogoPicture logo = operator.logoPicture().orElseThrow(Refusal::notFound);
    boolean lasting =
        operator.current().logo().filter(it -> it.hash().equals(ctx.queryParam("v"))).isPresent();
    ctx.header("Cache-Control", lasting ? FOR_EVER : "public, no-cache");
    ctx.contentType(logo.type()).result(logo.bytes());
  }
}
