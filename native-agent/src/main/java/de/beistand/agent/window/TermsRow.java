package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import de.beistand.protocol.TermsShown;
import de.beistand.protocol.TermsShown.Way;
import java.awt.BorderLayout;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JPanel;

/// The firm's terms of use in the first question of a session: a box that the customer ticks, or a
/// sentence that allowing means agreeing, and where they can be read. Only a real mouse or keyboard
/// ticks the box.
final class TermsRow extends JPanel {
  private static final int VERSION_LENGTH = 50;

  private final TermsShown terms;
  private final JCheckBox box = new JCheckBox();
  private final Notice first;

  /// @param address where a version can be read; gives "" if nowhere
  TermsRow(
      TermsShown terms,
      Theme theme,
      Texts texts,
      UnaryOperator<String> address,
      BooleanSupplier lastPressWasReal) {
    super(new Stack(0));
    this.terms = terms;
    setOpaque(false);
    String version = PlainText.line(terms.version(), VERSION_LENGTH);
    var row = new JPanel(new BorderLayout(Theme.px(12), 0));
    row.setOpaque(false);
    if (terms.way() == Way.CLICK) {
      box.putClientProperty("html.disable", true);
      box.setText(texts.get("question.terms.click", version));
      box.setFont(Theme.font(15));
      box.setForeground(theme.ink());
      box.setOpaque(false);
      box.setName("terms");
      box.addActionListener(
          _ -> box.setSelected(box.isSelected() && lastPressWasReal.getAsBoolean()));
      row.add(box, BorderLayout.CENTER);
    } else {
      String sentence = texts.get("question.terms.connecting", version);
      row.add(
          new Paragraph(sentence, Theme.font(15), theme.ink(), QuestionText.WIDTH - 96),
          BorderLayout.CENTER);
    }
    String target = address.apply(terms.version());
    if (!target.isEmpty()) {
      JButton read = Buttons.outlined(texts.get("question.terms.read"), theme);
      read.addActionListener(_ -> WebBrowser.open(target));
      row.add(read, BorderLayout.EAST);
    }
    add(row, Stack.gap(0));
    first =
        new Notice(
            Glyph.SHIELD,
            theme.warn(),
            texts.get("question.terms.first"),
            theme.ink(),
            QuestionText.WIDTH);
    first.setVisible(false);
    add(first, Stack.gap(8));
  }

  /// Whether there is something to agree to.
  boolean hasText() {
    return terms.hasText();
  }

  /// Whether nothing more is needed than the yes itself.
  boolean agreed() {
    return !terms.hasText() || terms.way() == Way.CONNECTING || box.isSelected();
  }

  /// Says why the yes does not count yet.
  void remind() {
    first.setVisible(true);
    box.requestFocusInWindow();
  }
}
