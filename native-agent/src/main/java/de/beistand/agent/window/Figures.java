package de.beistand.agent.window;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.JComponent;

/// A few large characters to be read out: all digits equally wide, whatever the font does.
final class Figures extends JComponent {
  private String characters;

  Figures(String characters, Font font, Color color) {
    this.characters = characters;
    setFont(font);
    setForeground(color);
  }

  void show(String characters) {
    this.characters = characters;
    revalidate();
    repaint();
  }

  @Override
  public Dimension getPreferredSize() {
    FontMetrics metrics = getFontMetrics(getFont());
    int width = characters.chars().map(c -> cell(metrics, (char) c)).sum();
    return new Dimension(width, metrics.getAscent() + metrics.getDescent());
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    var g = (Graphics2D) graphics.create();
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(getFont());
    g.setColor(getForeground());
    FontMetrics metrics = g.getFontMetrics();
    int x = 0;
    for (char c : characters.toCharArray()) {
      int cell = cell(metrics, c);
      g.drawString(String.valueOf(c), x + (cell - metrics.charWidth(c)) / 2f, metrics.getAscent());
      x += cell;
    }
    g.dispose();
  }

  private static int cell(FontMetrics metrics, char c) {
    int glyph = Character.isDigit(c) ? widestDigit(metrics) : metrics.charWidth(c);
    return glyph + metrics.getFont().getSize() / 16;
  }

  private static int widestDigit(FontMetrics metrics) {
    return "0123456789".chars().map(metrics::charWidth).max().orElse(0);
  }
}
