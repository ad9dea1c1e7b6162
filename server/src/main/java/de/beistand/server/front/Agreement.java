package de.beistand.server.front;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.web.Language;
import de.beistand.server.web.Web;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pdfbox.pdmodel.PDDocument;

/// The firm's data processing agreement (Art. 28 GDPR) as a PDF, with its own data filled in and
/// lines left for the customer's. The text stands in `templates/agreement-<language>.peb`.
final class Agreement {
  /// Liberation Sans Regular, which PDFBox brings along (SIL Open Font License).
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

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
    var bytes = new ByteArrayOutputStream(64_000);
    try {
      new PdfRendererBuilder()
          .useFastMode()
          .usePdfUaAccessibility(true)
          .useFont(Agreement::font, "Liberation Sans")
          .useUriResolver((_, _) -> null) // nothing is loaded from anywhere
          .withHtmlContent(page, null)
          .toStream(bytes)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static InputStream font() {
    InputStream font = PDDocument.class.getResourceAsStream(FONT);
    if (font == null) {
      throw new IllegalStateException(FONT + " is missing");
    }
    return font;
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
