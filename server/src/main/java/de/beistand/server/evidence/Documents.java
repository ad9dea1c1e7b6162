package de.beistand.server.evidence;

import de.beistand.server.web.Language;
import de.beistand.server.web.Pdf;
import de.beistand.server.web.Web;
import java.util.Map;

/// Reports as PDF, from the template `report-pdf`.
final class Documents {
  private final Web web;

  Documents(Web web) {
    this.web = web;
  }

  byte[] pdf(Report report, Language language) {
    return Pdf.of(web.render("report-pdf", language, Map.of("report", report)));
  }
}
