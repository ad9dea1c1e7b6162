package de.beistand.agent.window;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JTextArea;

/// Text that wraps, and is nothing but text: no HTML, no selection, no focus.
final class Paragraph extends JTextArea {
  static final int ABOVE = 2;

  /// Is asked for the height, and never part of a window: measuring text at another width than it
  /// was laid out with makes Swing lay out everything around it, and that measures again.
  private final JTextArea ruler = new JTextArea();

  private int width;

  /// @param width in unscaled pixels
  Paragraph(String text, Font font, Color color, int width) {
    super(text);
    this.width = Theme.px(width);
    setFont(font);
    setForeground(color);
    setDisabledTextColor(color);
    wrap(this);
    wrap(ruler);
    setEditable(false);
    setFocusable(false);
    setHighlighter(null);
    setOpaque(false);
    setCursor(Cursor.getDefaultCursor());
  }

  private static void wrap(JTextArea area) {
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    // Room for the dots of a capital umlaut, which reach over the font's ascent.
    area.setBorder(BorderFactory.createEmptyBorder(Theme.px(ABOVE), 0, 0, 0));
    area.setMargin(null);
  }

  /// Stays where it is: a text component scrolls to its cursor, which nobody sees here.
  @Override
  public void scrollRectToVisible(Rectangle area) {}

  /// @param pixels scaled
  void width(int pixels) {
    width = pixels;
    revalidate();
  }

  @Override
  public Dimension getPreferredSize() {
    if (!ruler.getText().equals(getText())) {
      ruler.setText(getText());
    }
    ruler.setFont(getFont());
    ruler.setSize(width, Short.MAX_VALUE);
    return new Dimension(width, ruler.getPreferredSize().height);
  }

  /// A layout that is short of room makes text no dot.
  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }
}
