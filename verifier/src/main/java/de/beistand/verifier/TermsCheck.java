package de.beistand.verifier;

import de.beistand.protocol.TermsShown;
import de.beistand.verifier.Finding.Weight;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Whether the terms in the export are those that the customer was shown.
final class TermsCheck {
  private final Archive archive;
  private final TermsShown shown;
  private final List<Finding> findings;

  TermsCheck(Archive archive, String terms, List<Finding> findings) {
    this.archive = archive;
    this.shown = TermsShown.of(terms);
    this.findings = findings;
  }

  void run() {
    byte[] german = archive.files().get("terms-de.txt");
    byte[] english = archive.files().get("terms-en.txt");
    if (!shown.hasText()) {
      add(Weight.OPEN, "terms.none", shown.version());
    } else if (german == null || english == null) {
      add(Weight.BROKEN, "terms.missing");
    } else if (!hash(german, english).equals(shown.hash())) {
      add(Weight.BROKEN, "terms.other");
    } else {
      add(
          Weight.PROVEN,
          shown.way() == TermsShown.Way.CLICK ? "terms.click" : "terms.connecting",
          shown.version());
    }
  }

  private String hash(byte[] german, byte[] english) {
    String all =
        String.join(
            "\0",
            shown.version(),
            new String(german, StandardCharsets.UTF_8),
            new String(english, StandardCharsets.UTF_8));
    return Check.sha256(all.getBytes(StandardCharsets.UTF_8));
  }

  private void add(Weight weight, String key, Object... values) {
    findings.add(Finding.of(weight, key, values));
  }
}
