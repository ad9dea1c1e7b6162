package de.beistand.agent.window;

import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import javax.swing.Icon;
import javax.swing.JLabel;

/// A state in words, with a dot in its colour.
final class StatusLine extends JLabel {
  StatusLine(Theme theme) {
    putClientProperty("html.disable", true);
    setFont(Theme.font(14));
    setForeground(theme.ink());
    setIconTextGap(Theme.px(10));
  }

  void show(String words, Color dot) {
    setText(words);
    setIcon(new Dot(Theme.px(10), dot));
  }

  private record Dot(int size, Color color) implements Icon {
    @Override
    public void paintIcon(Component on, Graphics graphics, int x, int y) {
      var g = (Graphics2D) graphics.create();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(color);
      g.fill(new Ellipse2D.Double(x, y, size, size));
      g.dispose();
    }

    @Override
    public int getIconWidth() {
      return size;
    }

    @Override
    public int getIconHeight() {
      return size;
    }
  }
}
