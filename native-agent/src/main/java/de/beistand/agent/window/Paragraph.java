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

  private int width;

  /// @param width in unscaled pixels
  Paragraph(String text, Font font, Color color, int width) {
    super(text);
    this.width = Theme.px(width);
    setFont(font);
    setForeground(color);
    setDisabledTextColor(color);
    setLineWrap(true);
    setWrapStyleWord(true);
    setEditable(false);
    setFocusable(false);
    setHighlighter(null);
    setOpaque(false);
    // Room for the dots of a capital umlaut, which reach over the font's ascent.
    setBorder(BorderFactory.createEmptyBorder(Theme.px(ABOVE), 0, 0, 0));
    setMargin(null);
    setCursor(Cursor.getDefaultCursor());
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
    setSize(width, Short.MAX_VALUE);
    return new Dimension(width, super.getPreferredSize().height);
  }
}
