package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import javax.swing.JButton;
import javax.swing.JPanel;

/// What the customer keeps of a session that is over: the check value of its record, and the way to
/// the report. It stays away until there is something to keep.
final class EvidenceCard extends JPanel {
  private static final int PADDING = 20;
  private static final int TEXT_WIDTH = MainFrame.WIDTH - 2 * PADDING;

  private final Theme theme;
  private final Figures value;
  private final CopyButton copy;
  private final JPanel values;
  private final JButton report;
  private String address = "";

  /// @param onOpen takes the address of the report
  EvidenceCard(Theme theme, Texts texts, java.util.function.Consumer<String> onOpen) {
    super(new BorderLayout());
    this.theme = theme;
    setOpaque(false);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    values = new JPanel(new Stack());
    values.setOpaque(false);
    values.add(Labels.of(texts.get("end.evidence"), Theme.bold(15), theme.ink()), Stack.gap(0));
    value = new Figures("", Theme.bold(19), theme.ink());
    values.add(value, Stack.gap(6));
    String hint = texts.get("end.evidence.hint");
    values.add(new Paragraph(hint, Theme.font(14), theme.muted(), TEXT_WIDTH), Stack.gap(6));
    copy = new CopyButton(texts.get("end.evidence.copy"), theme, texts);
    report = Buttons.outlined(texts.get("end.report"), theme);
    report.addActionListener(_ -> onOpen.accept(address));
    card.add(values, Stack.gap(0));
    values.add(copy.button(), Stack.gap(6));
    card.add(report, Stack.button(12));
    add(card);
    clear();
  }

  /// Another session is over; nothing is known of its record yet.
  void clear() {
    address = "";
    value.show("");
    copy.copies("");
    values.setVisible(false);
    report.setVisible(false);
    setVisible(false);
  }

  /// @param checkValue in groups
  void show(String checkValue) {
    value.show(checkValue);
    value.getAccessibleContext().setAccessibleName(checkValue);
    copy.copies(checkValue);
    values.setVisible(true);
    setVisible(true);
  }

  /// The report can be read there.
  void report(String newAddress) {
    address = newAddress;
    report.setVisible(true);
    setVisible(true);
  }
}
