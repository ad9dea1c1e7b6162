package de.beistand.server.web;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Documents as PDF, tagged for screen readers (PDF/UA), in the font `Liberation Sans`.
public final class Pdf {
  /// Liberation Sans Regular, which PDFBox brings along (SIL Open Font License).
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private Pdf() {}

  /// The document that a page of XHTML describes; nothing is loaded from anywhere.
  public static byte[] of(String page) {
    var bytes = new ByteArrayOutputStream(64_000);
    try {
      new PdfRendererBuilder()
          .useFastMode()
          .usePdfUaAccessibility(true)
          .useFont(Pdf::font, "Liberation Sans")
          .useUriResolver((_, _) -> null)
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
}
