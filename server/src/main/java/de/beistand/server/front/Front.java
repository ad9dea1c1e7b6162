package de.beistand.server.front;

import de.beistand.server.downloads.Downloads;
import de.beistand.server.operator.Accent;
import de.beistand.server.operator.Operator;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.web.House;
import de.beistand.server.web.Web;
import io.javalin.config.RoutesConfig;

/// The front door of this package.
public final class Front {
  private final StartRoutes start;

  public Front(Operator operator, Web web, Downloads downloads) {
    var page = new StartPage(web.pages(), downloads);
    this.start = new StartRoutes(operator, page);
  }

  public void register(RoutesConfig routes) {
    start.register(routes);
  }

  /// How every page presents the firm.
  public static House house(OperatorSettings settings) {
    return new House(
        settings.firm(),
        settings.logo().map(logo -> "/logo?v=" + logo.hash()).orElse(""),
        settings.accent().equals(Accent.USUAL)
            ? ""
            : "/accent/" + settings.accent().hex().substring(1) + ".css");
  }
}
