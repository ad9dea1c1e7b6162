package de.beistand.verifier;

import de.beistand.verifier.Finding.Weight;
import java.util.List;

/// Whether what `recordings.json` says of each recording stands in the record, too.
final class RecordingsCheck {
  private final Export export;
  private final List<Finding> findings;

  RecordingsCheck(Export export, List<Finding> findings) {
    this.export = export;
    this.findings = findings;
  }

  void run() {
    for (Export.Recording recording : export.recordings()) {
      String name = "Recording " + recording.recording();
      String content = recording.bytes() + " " + recording.sha256();
      if (recording.sha256().isEmpty()) {
        add(Weight.OPEN, name + " was not finished when this was exported.");
      } else if (isNoted(recording.recording(), content)) {
        add(
            Weight.PROVEN,
            name
                + " ("
                + recording.state()
                + ", "
                + recording.gaps().size()
                + " gaps): the record noted "
                + recording.bytes()
                + " bytes with SHA-256 "
                + recording.sha256()
                + ".");
      } else {
        add(Weight.BROKEN, name + " is not what the record noted.");
      }
    }
  }

  private boolean isNoted(String recording, String content) {
    return export.entries().stream()
        .filter(entry -> !entry.isAgents() && entry.kind().startsWith("RECORDING_"))
        .anyMatch(
            entry ->
                entry.subject().equals(recording)
                    && (entry.detail() + " ").startsWith(content + " "));
  }

  private void add(Weight weight, String text) {
    findings.add(new Finding(weight, text));
  }
}
