package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/// Says that the technician points and draws on the screen, with the button that hides it.
final class PointingRow extends JPanel {
  private static final int PADDING = 16;
  private static final int ICON = 20;
  private static final int GAP = 10;

  private final Texts texts;
  private final Paragraph words;
  private final JButton button;
  private boolean shown = true;

  /// @param onShow told whether the customer wants to see it
  PointingRow(Theme theme, Texts texts, Consumer<Boolean> onShow) {
    super(new BorderLayout());
    this.texts = texts;
    setOpaque(false);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    var row = new JPanel(new BorderLayout(Theme.px(GAP), 0));
    row.setOpaque(false);
    button = Buttons.small(texts.get("session.pointing.hide"), theme);
    int beside = 2 * PADDING + ICON + 2 * GAP;
    int width = MainFrame.WIDTH - beside;
    words = new Paragraph("", Theme.font(15), theme.ink(), width);
    words.width(Theme.px(width) - widest());
    button.addActionListener(
        _ -> {
          shown = !shown;
          refresh();
          onShow.accept(shown);
        });
    row.add(new JLabel(Glyph.PEN.icon(ICON, theme.primary())), BorderLayout.WEST);
    row.add(words, BorderLayout.CENTER);
    row.add(button, BorderLayout.EAST);
    card.add(row, Stack.gap(0));
    add(card);
    used(false);
  }

  private int widest() {
    int hide = button.getPreferredSize().width;
    button.setText(texts.get("session.pointing.show"));
    return Math.max(hide, button.getPreferredSize().width);
  }

  /// The technician shows something, or the session is over.
  void used(boolean used) {
    if (!used) {
      shown = true;
    }
    refresh();
    setVisible(used);
  }

  private void refresh() {
    words.setText(texts.get(shown ? "session.pointing" : "session.pointing.hidden"));
    button.setText(texts.get(shown ? "session.pointing.hide" : "session.pointing.show"));
  }
}
