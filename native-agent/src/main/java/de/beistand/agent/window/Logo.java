package de.beistand.agent.window;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.Icon;

/// The mark of the product: two overlapping rounded screens.
///
/// @param size scaled pixels, wide and high
record Logo(int size, Color color) implements Icon {
  private static final double GRID = 32;

  /// The mark in white on the accent, in the sizes that window managers ask for.
  static List<Image> images() {
    return IntStream.of(16, 24, 32, 48, 64, 128)
        .mapToObj(size -> new Logo(size, Color.WHITE).image())
        .toList();
  }

  private Image image() {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Theme.LIGHT.primary());
    double arc = size * 0.4;
    g.fill(new RoundRectangle2D.Double(0, 0, size, size, arc, arc));
    g.translate(size * 0.12, size * 0.12);
    g.scale(0.76, 0.76);
    paint(g);
    g.dispose();
    return image;
  }

  @Override
  public void paintIcon(Component on, Graphics graphics, int x, int y) {
    var g = (Graphics2D) graphics.create();
    g.translate(x, y);
    paint(g);
    g.dispose();
  }

  private void paint(Graphics2D g) {
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(size / GRID, size / GRID);
    g.setColor(color);
    g.setStroke(new BasicStroke(2.6f));
    g.draw(new RoundRectangle2D.Double(2.5, 4.5, 18, 14, 6, 6));
    g.fill(new RoundRectangle2D.Double(11, 12, 19, 16, 7, 7));
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
