package de.beistand.agent.window;

import java.awt.Color;
import java.awt.Cursor;
import java.awt.Dimension;
import java.awt.Font;
import javax.swing.JTextArea;

/// Text that wraps, and is nothing but text: no HTML, no selection, no focus.
final class Paragraph extends JTextArea {
  private final int width;

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
    setBorder(null);
    setMargin(null);
    setCursor(Cursor.getDefaultCursor());
  }

  @Override
  public Dimension getPreferredSize() {
    setSize(width, Short.MAX_VALUE);
    return new Dimension(width, super.getPreferredSize().height);
  }
}
