package de.beistand.agent.window;

import javax.swing.JPanel;

/// What was last carried out with the clipboard, in the window of the session.
///
/// It stays: what comes and goes by itself would move the buttons around it from under the mouse.
final class ClipboardNote extends JPanel {
  private static final int PADDING = 12;

  private final Theme theme;

  ClipboardNote(Theme theme) {
    super(new Stack());
    this.theme = theme;
    setOpaque(false);
    setVisible(false);
  }

  void say(String text) {
    removeAll();
    var card = new Card(theme.soft(), null, PADDING);
    int width = MainFrame.WIDTH - 2 * PADDING;
    card.add(new Notice(Glyph.CLIPBOARD, theme.primary(), text, theme.ink(), width), Stack.gap(0));
    add(card, Stack.gap(0));
    setVisible(true);
    revalidate();
  }

  /// The session is over.
  void clear() {
    setVisible(false);
  }
}
