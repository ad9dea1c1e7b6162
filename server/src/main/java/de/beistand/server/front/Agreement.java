package de.beistand.server.front;

import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.web.Language;
import de.beistand.server.web.Pdf;
import de.beistand.server.web.Web;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The firm's data processing agreement (Art. 28 GDPR) as a PDF, with its own data filled in and
/// lines left for the customer's. The text stands in `templates/agreement-<language>.peb`.
final class Agreement {
  private final Web web;
  private final Map<Language, Made> made = new ConcurrentHashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Made(OperatorSettings settings, byte[] pdf) {}

  Agreement(Web web) {
    this.web = web;
  }

  /// Made once for all who ask while the settings stay the same.
  byte[] pdf(OperatorSettings settings, Language language) {
    return made.compute(
            language,
            (_, last) ->
                last != null && last.settings.equals(settings)
                    ? last
                    : new Made(settings, make(settings, language)))
        .pdf;
  }

  private byte[] make(OperatorSettings settings, Language language) {
    var processor = settings.legal().processor();
    String page =
        web.render(
            "agreement-" + language.code(),
            language,
            Map.of(
                "processor",
                processor,
                "address",
                lines(processor.address()),
                "hosting",
                lines(processor.hosting()),
                "others",
                lines(processor.others())));
    return Pdf.of(page);
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
