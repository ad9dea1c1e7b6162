package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JPanel;

/// What the customer keeps of a session that is over: the check value of its record, and the way to
/// the report.
final class EvidenceCard extends JPanel {
  private static final int PADDING = 20;
  private static final int TEXT_WIDTH = MainFrame.WIDTH - 2 * PADDING;

  private static final String UNKNOWN = "…";
  private static final String NONE = "–";

  private final Figures value;
  private final CopyButton copy;
  private final JButton report;
  private final Paragraph hint;
  private final Notice forged;
  private String address = "";

  /// @param onOpen takes the address of the report
  EvidenceCard(Theme theme, Texts texts, Consumer<String> onOpen) {
    super(new BorderLayout());
    setOpaque(false);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    copy = new CopyButton(texts.get("end.evidence.copy"), theme, texts);
    var top = new JPanel(new BorderLayout());
    top.setOpaque(false);
    top.add(Labels.of(texts.get("end.evidence"), Theme.bold(15), theme.ink()), BorderLayout.CENTER);
    top.add(copy.button(), BorderLayout.LINE_END);
    card.add(top, Stack.gap(0));
    value = new Figures("", Theme.bold(19), theme.ink());
    card.add(value, Stack.gap(2));
    hint = new Paragraph(texts.get("end.evidence.hint"), Theme.font(14), theme.muted(), TEXT_WIDTH);
    card.add(hint, Stack.gap(6));
    String warning = texts.get("end.evidence.forged");
    forged = new Notice(Glyph.SHIELD, theme.warn(), warning, theme.ink(), TEXT_WIDTH);
    card.add(forged, Stack.gap(6));
    report = Buttons.outlined(texts.get("end.report"), theme);
    report.setPreferredSize(new Dimension(0, Theme.px(40)));
    report.addActionListener(_ -> onOpen.accept(address));
    card.add(report, Stack.button(12));
    add(card);
    clear();
  }

  /// Another session is over. The card has its size at once, so that nothing moves under the
  /// customer's pointer when the server answers.
  void clear() {
    address = "";
    value.show(UNKNOWN);
    copy.copies("");
    report.setEnabled(false);
    signed(true);
  }

  private void signed(boolean properly) {
    hint.setVisible(properly);
    forged.setVisible(!properly);
  }

  /// There is no check value: the server did not sign the record as it must.
  void forged() {
    value.show(NONE);
    copy.copies("");
    signed(false);
  }

  /// @param checkValue in groups
  void show(String checkValue) {
    value.show(checkValue);
    getAccessibleContext().setAccessibleDescription(checkValue);
    copy.copies(checkValue);
  }

  /// The report can be read there.
  void report(String newAddress) {
    address = newAddress;
    report.setEnabled(true);
  }
}
