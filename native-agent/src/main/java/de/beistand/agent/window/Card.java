package de.beistand.agent.window;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import org.jspecify.annotations.Nullable;

/// A surface with round corners that holds a column.
final class Card extends JPanel {
  private final Color surface;
  private final @Nullable Color border;

  /// @param padding unscaled pixels on each side
  Card(Color surface, @Nullable Color border, int padding) {
    super(new Stack());
    this.surface = surface;
    this.border = border;
    setOpaque(false);
    int p = Theme.px(padding);
    setBorder(BorderFactory.createEmptyBorder(p, p, p, p));
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    var g = (Graphics2D) graphics.create();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    double arc = Theme.px(16);
    var shape = new RoundRectangle2D.Double(0.5, 0.5, getWidth() - 1, getHeight() - 1, arc, arc);
    g.setColor(surface);
    g.fill(shape);
    if (border != null) {
      g.setColor(border);
      g.draw(shape);
    }
    g.dispose();
  }
}
