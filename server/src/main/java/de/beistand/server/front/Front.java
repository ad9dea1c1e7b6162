package de.beistand.server.front;

import de.beistand.server.downloads.Downloads;
import de.beistand.server.operator.Accent;
import de.beistand.server.operator.Operator;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.web.House;
import de.beistand.server.web.House.Link;
import de.beistand.server.web.Web;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import java.util.ArrayList;
import java.util.List;

/// The front door of this package.
public final class Front {
  private final StartRoutes start;
  private final PublicationRoutes publications;
  private final LookRoutes look;
  private final TermsRoutes terms;

  public Front(Operator operator, Web web, Downloads downloads) {
    var page = new StartPage(web.pages(), downloads);
    this.start = new StartRoutes(operator, page);
    this.publications = new PublicationRoutes(operator, web.pages(), new Agreement(web));
    this.look = new LookRoutes(operator, page, web);
    this.terms = new TermsRoutes(operator, web.pages(), web.identity());
  }

  public void register(RoutesConfig routes) {
    start.register(routes);
    publications.register(routes);
    look.register(routes);
    terms.register(routes);
  }

  /// A logo is the only thing that browsers upload in a form, and it never touches the disk.
  public static void limitUploads(JavalinConfig config) {
    config.jetty.multipartConfig.maxFileSize(256, SizeUnit.KB);
    config.jetty.multipartConfig.maxTotalRequestSize(300, SizeUnit.KB);
    config.jetty.multipartConfig.maxInMemoryFileSize(300, SizeUnit.KB);
  }

  /// How every page presents the firm.
  public static House house(OperatorSettings settings) {
    return new House(
        settings.firm(),
        settings.logo().map(logo -> "/logo?v=" + logo.hash()).orElse(""),
        settings.accent().equals(Accent.USUAL)
            ? ""
            : "/accent/" + settings.accent().hex().substring(1) + ".css",
        footer(settings));
  }

  private static List<Link> footer(OperatorSettings settings) {
    List<Link> links = new ArrayList<>();
    if (settings.legal().imprint().exists()) {
      links.add(new Link("front.imprint", "/imprint"));
    }
    if (settings.legal().privacy().exists()) {
      links.add(new Link("front.privacy", "/privacy"));
    }
    if (settings.terms().hash().isPresent()) {
      links.add(new Link("front.terms", "/terms"));
    }
    if (settings.legal().processor().complete()) {
      links.add(new Link("front.agreement", "/agreement"));
    }
    return links;
  }
}
