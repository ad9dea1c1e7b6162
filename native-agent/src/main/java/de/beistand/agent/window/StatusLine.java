package de.beistand.agent.window;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/// A state in words, with a dot in its colour.
final class StatusLine extends JPanel {
  private static final int DOT = 10;
  private static final int GAP = 10;

  private final JLabel dot = new JLabel();
  private final Paragraph words;

  /// @param width unscaled pixels
  StatusLine(Theme theme, int width) {
    super(new BorderLayout(Theme.px(GAP), 0));
    words = new Paragraph("", Theme.font(15), theme.ink(), width - DOT - GAP);
    setOpaque(false);
    dot.setVerticalAlignment(SwingConstants.TOP);
    int middle = (words.getFontMetrics(words.getFont()).getHeight() - Theme.px(DOT)) / 2;
    dot.setBorder(BorderFactory.createEmptyBorder(Theme.px(Paragraph.ABOVE) + middle, 0, 0, 0));
    add(dot, BorderLayout.WEST);
    add(words, BorderLayout.CENTER);
  }

  void show(String state, Color color) {
    words.setText(state);
    dot.setIcon(new Dot(Theme.px(DOT), color));
    getAccessibleContext().setAccessibleName(state);
  }

  private record Dot(int size, Color color) implements Icon {
    @Override
    public void paintIcon(Component on, Graphics graphics, int x, int y) {
      var g = (Graphics2D) graphics.create();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
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
