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
      add(
          Weight.OPEN,
          "The firm had published no text of its terms (version " + shown.version() + ").");
    } else if (german == null || english == null) {
      add(Weight.BROKEN, "The terms that the customer was shown are missing.");
    } else if (!hash(german, english).equals(shown.hash())) {
      add(Weight.BROKEN, "The terms are not those that the customer was shown.");
    } else {
      add(
          Weight.PROVEN,
          "The terms are those that the computer signed for, version "
              + shown.version()
              + ", agreed to by "
              + (shown.way() == TermsShown.Way.CLICK ? "a click of their own." : "connecting."));
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

  private void add(Weight weight, String text) {
    findings.add(new Finding(weight, text));
  }
}
