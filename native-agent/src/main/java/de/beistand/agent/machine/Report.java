package de.beistand.agent.machine;

import de.beistand.agent.text.PlainText;
import de.beistand.protocol.channel.MachineToTechnician;
import java.util.ArrayList;
import java.util.List;

/// A report as lines of text: headings, and below them facts, of which some need attention. What it
/// says about the computer is hostile text: the name of a disk is whatever its maker wrote there.
final class Report {
  private static final int LABEL = 60;
  private static final int VALUE = 160;
  private static final int MOST_LINES = 120;

  private final List<String> lines = new ArrayList<>();

  void heading(String text) {
    lines.add(PlainText.line(text, LABEL));
  }

  void fact(String label, String value) {
    add("  ", label, value);
  }

  /// A fact that needs attention if `warn`.
  void fact(String label, String value, boolean warn) {
    add(warn ? "! " : "  ", label, value);
  }

  private void add(String mark, String label, String value) {
    String shown = PlainText.line(value, VALUE);
    if (!shown.isEmpty() && lines.size() < MOST_LINES) {
      lines.add(mark + PlainText.line(label.replace(':', ' '), LABEL) + ": " + shown);
    }
  }

  /// Just what is shown and sent.
  String text() {
    String text = String.join("\n", lines);
    return text.length() <= MachineToTechnician.Report.LONGEST
        ? text
        : text.substring(0, MachineToTechnician.Report.LONGEST);
  }
}
