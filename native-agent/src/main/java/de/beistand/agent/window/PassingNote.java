package de.beistand.agent.window;

import javax.swing.JPanel;
import javax.swing.Timer;

/// What was just carried out, for some seconds in the window of the session.
final class PassingNote extends JPanel {
  private static final int SHOWN_MILLIS = 8000;
  private static final int PADDING = 12;

  private final Theme theme;
  private final Timer gone = new Timer(SHOWN_MILLIS, _ -> setVisible(false));

  PassingNote(Theme theme) {
    super(new Stack());
    this.theme = theme;
    setOpaque(false);
    setVisible(false);
    gone.setRepeats(false);
  }

  void say(String text) {
    removeAll();
    var card = new Card(theme.soft(), null, PADDING);
    int width = MainFrame.WIDTH - 2 * PADDING;
    card.add(new Notice(Glyph.CLIPBOARD, theme.primary(), text, theme.ink(), width), Stack.gap(0));
    add(card, Stack.gap(0));
    setVisible(true);
    revalidate();
    gone.restart();
  }

  void clear() {
    gone.stop();
    setVisible(false);
  }
}
