package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.util.List;
import javax.swing.JLabel;
import javax.swing.JPanel;

/// The words of the spoken check, large enough to be read to somebody on the telephone.
final class WordsSection extends JPanel {
  private static final int PADDING = 16;

  private final JLabel words;

  WordsSection(Theme theme, Texts texts) {
    super(new Stack());
    setOpaque(false);
    words = Labels.of("", Theme.bold(19), theme.ink());
    int width = MainFrame.WIDTH - 2 * PADDING;
    var card = new Card(theme.surface(), theme.border(), PADDING);
    card.add(Labels.of(texts.get("words.title"), Theme.font(15), theme.muted()), Stack.gap(0));
    card.add(words, Stack.gap(4));
    card.add(
        new Paragraph(texts.get("words.hint"), Theme.font(14), theme.muted(), width), Stack.gap(6));
    add(card, Stack.gap(0));
    setVisible(false);
  }

  /// Shows them, or nothing if there are none.
  void show(List<String> shown) {
    words.setText(String.join(" – ", shown));
    setVisible(!shown.isEmpty());
  }
}
