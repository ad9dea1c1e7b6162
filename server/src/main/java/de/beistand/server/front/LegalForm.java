package de.beistand.server.front;

import de.beistand.server.operator.Legal;
import de.beistand.server.operator.Legal.Processor;
import de.beistand.server.operator.Legal.Publication;
import de.beistand.server.operator.Localized;
import de.beistand.server.operator.OperatorSettings;
import de.beistand.server.web.Forms;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;

/// What was typed on `/operator/legal`: imprint, privacy, the firm as a processor.
record LegalForm(Legal legal) {
  private static final int LONGEST_LINK = 300;
  private static final int LONGEST_TEXT = 60_000;
  private static final int LONGEST_ENTRY = 500;

  static LegalForm of(OperatorSettings settings) {
    return new LegalForm(settings.legal());
  }

  static LegalForm of(Context ctx) {
    return new LegalForm(
        new Legal(
            publication(ctx, "imprint"),
            publication(ctx, "privacy"),
            new Processor(
                Forms.line(ctx, "company"),
                Forms.line(ctx, "represented"),
                Forms.lines(ctx, "address"),
                Forms.line(ctx, "contact"),
                Forms.line(ctx, "officer"),
                Forms.lines(ctx, "hosting"),
                Forms.lines(ctx, "others"))));
  }

  private static Publication publication(Context ctx, String name) {
    return new Publication(
        Forms.line(ctx, name + "-link"),
        new Localized(Forms.lines(ctx, name + "-de"), Forms.lines(ctx, name + "-en")));
  }

  Checked check(OperatorSettings current) {
    Map<String, String> faults = new HashMap<>();
    check("imprint", legal.imprint(), faults);
    check("privacy", legal.privacy(), faults);
    Processor processor = legal.processor();
    Map<String, String> entries =
        Map.of(
            "company", processor.company(),
            "represented", processor.represented(),
            "address", processor.address(),
            "contact", processor.contact(),
            "officer", processor.officer(),
            "hosting", processor.hosting(),
            "others", processor.others());
    entries.forEach(
        (field, text) -> {
          if (!OneLine.areSeveral(text, LONGEST_ENTRY)) {
            faults.put(field, "operator.entry.bad");
          }
        });
    return new Checked(faults.isEmpty() ? current.withLegal(legal) : current, faults);
  }

  private static void check(String name, Publication publication, Map<String, String> faults) {
    if (!publication.link().isEmpty() && !isLink(publication.link())) {
      faults.put(name + "-link", "operator.link.bad");
    }
    if (publication.text().german().length() > LONGEST_TEXT) {
      faults.put(name + "-de", "operator.terms.long");
    }
    if (publication.text().english().length() > LONGEST_TEXT) {
      faults.put(name + "-en", "operator.terms.long");
    }
  }

  private static boolean isLink(String link) {
    try {
      URI uri = new URI(link);
      return link.length() <= LONGEST_LINK
          && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
