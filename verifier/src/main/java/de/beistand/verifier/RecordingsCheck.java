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
      String content = recording.bytes() + " " + recording.sha256();
      if (recording.sha256().isEmpty()) {
        add(Weight.OPEN, "recording.open", recording.recording());
      } else if (isNoted(recording.recording(), content)) {
        add(
            Weight.PROVEN,
            "recording.noted",
            recording.recording(),
            recording.state(),
            recording.gaps().size(),
            recording.bytes(),
            recording.sha256());
      } else {
        add(Weight.BROKEN, "recording.other", recording.recording());
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

  private void add(Weight weight, String key, Object... values) {
    findings.add(Finding.of(weight, key, values));
  }
}
