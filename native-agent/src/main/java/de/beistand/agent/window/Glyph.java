package de.beistand.agent.window;

import de.beistand.protocol.Grant;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javax.swing.Icon;
import javax.swing.UIManager;

/// A picture of a few strokes on a grid of 20 × 20, sharp at every scale.
enum Glyph {
  DONE(new Ellipse2D.Double(1.5, 1.5, 17, 17), line(6, 10.4, 8.9, 13.2, 14, 7.2)),
  CHECK(line(4, 10.5, 8.2, 14.7, 16, 6)),
  COPY(
      new RoundRectangle2D.Double(7, 7, 9.5, 9.5, 3, 3),
      line(4.5, 12.8, 3.5, 12.8, 3.5, 3.5, 12.8, 3.5, 12.8, 4.5)),
  CROSS(line(5, 5, 15, 15), line(15, 5, 5, 15)),
  SCREEN(
      new RoundRectangle2D.Double(2.5, 3.5, 15, 10.5, 3, 3),
      line(7, 17, 13, 17),
      line(10, 14, 10, 17)),
  MOUSE(new RoundRectangle2D.Double(5.5, 2.5, 9, 15, 9, 9), line(10, 6, 10, 8.5)),
  SHIELD(shield()),
  EYE(
      line(2, 10, 5.5, 6.5, 10, 5, 14.5, 6.5, 18, 10, 14.5, 13.5, 10, 15, 5.5, 13.5, 2, 10),
      new Ellipse2D.Double(7.6, 7.6, 4.8, 4.8)),
  EYE_CLOSED(
      line(2.5, 8, 5.5, 11.5, 10, 13, 14.5, 11.5, 17.5, 8),
      line(10, 13, 10, 16),
      line(5.5, 11.5, 4, 14),
      line(14.5, 11.5, 16, 14)),
  DISK(
      line(10, 3, 10, 12),
      line(6.2, 8.5, 10, 12.3, 13.8, 8.5),
      line(3.5, 13.5, 3.5, 16.5, 16.5, 16.5, 16.5, 13.5)),
  HAND(line(4, 4, 16, 9, 11, 11, 9, 16, 4, 4)),
  STOP(octagon(10, 10, 8)),
  KEY(
      new Ellipse2D.Double(2.8, 7, 6, 6),
      line(8.8, 10, 17, 10, 17, 13),
      line(13.5, 10, 13.5, 12.5)),
  FILE_IN(
      line(10.5, 2.5, 4.5, 2.5, 4.5, 17.5, 15.5, 17.5, 15.5, 7.5, 10.5, 2.5),
      line(10, 7.5, 10, 14),
      line(7.4, 11.5, 10, 14.1, 12.6, 11.5)),
  FILE_OUT(
      line(10.5, 2.5, 4.5, 2.5, 4.5, 17.5, 15.5, 17.5, 15.5, 7.5, 10.5, 2.5),
      line(10, 14.5, 10, 8),
      line(7.4, 10.6, 10, 8, 12.6, 10.6)),
  CLIPBOARD(
      new RoundRectangle2D.Double(4, 4, 12, 13.5, 3, 3),
      new RoundRectangle2D.Double(7, 2.2, 6, 3.6, 2, 2),
      line(7, 9.5, 13, 9.5),
      line(7, 13, 11, 13)),
  CHAT(line(3, 4, 17, 4, 17, 13.5, 9.8, 13.5, 6, 17, 6, 13.5, 3, 13.5, 3, 4)),
  PEN(
      line(3.5, 16.5, 4.4, 12.8, 13.6, 3.6, 16.4, 6.4, 7.2, 15.6, 3.5, 16.5),
      line(11.6, 5.6, 14.4, 8.4)),
  RECORD(new Ellipse2D.Double(3, 3, 14, 14), new Ellipse2D.Double(7.8, 7.8, 4.4, 4.4)),
  PAUSE(line(7, 4.5, 7, 15.5), line(13, 4.5, 13, 15.5)),
  PLAY(line(6, 4, 15.5, 10, 6, 16, 6, 4)),
  MENU(line(3.5, 5.5, 16.5, 5.5), line(3.5, 10, 16.5, 10), line(3.5, 14.5, 16.5, 14.5)),
  REPORT(line(2.5, 11, 6, 11, 8, 6, 11.5, 15, 13.5, 11, 17.5, 11)),
  RESTART(
      line(
          15.5, 6.5, 12.4, 4, 8, 3.8, 4.6, 6.6, 3.6, 10.5, 5, 14.4, 8.6, 16.7, 12.8, 16.2, 15.8,
          13.4),
      line(15.9, 2.8, 15.7, 6.9, 11.6, 6.7));

  private static final int GRID = 20;

  private final List<Shape> shapes;

  Glyph(Shape... shapes) {
    this.shapes = List.of(shapes);
  }

  /// What stands for a right.
  static Glyph of(Grant grant) {
    return switch (grant) {
      case VIEW -> SCREEN;
      case CONTROL -> MOUSE;
      case FILES_IN -> FILE_IN;
      case FILES_OUT -> FILE_OUT;
      case CLIPBOARD_IN, CLIPBOARD_OUT -> CLIPBOARD;
      case SYSTEM_INFORMATION -> REPORT;
      case RESTART -> Glyph.RESTART;
      case RECORDING -> RECORD;
      case HANDOVER -> CHAT;
      case ONLOOKER -> EYE;
    };
  }

  /// The picture as an icon, `size` unscaled pixels wide and high.
  Icon icon(int size, Color color) {
    return new Drawn(this, Theme.px(size), color);
  }

  /// An octagon that touches a circle of this radius from outside.
  static Path2D octagon(double x, double y, double radius) {
    double edge = radius * Math.tan(Math.PI / 8);
    double[][] corners = {
      {-edge, -radius}, {edge, -radius}, {radius, -edge}, {radius, edge},
      {edge, radius}, {-edge, radius}, {-radius, edge}, {-radius, -edge}
    };
    var path = new Path2D.Double();
    path.moveTo(x + corners[0][0], y + corners[0][1]);
    for (double[] corner : corners) {
      path.lineTo(x + corner[0], y + corner[1]);
    }
    path.closePath();
    return path;
  }

  private static Shape line(double... xy) {
    var path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    return path;
  }

  private static Shape shield() {
    var path = new Path2D.Double();
    path.moveTo(10, 2.2);
    path.lineTo(16.5, 4.8);
    path.curveTo(16.5, 11, 15, 15, 10, 17.8);
    path.curveTo(5, 15, 3.5, 11, 3.5, 4.8);
    path.closePath();
    return path;
  }

  private record Drawn(Glyph glyph, int size, Color color) implements Icon {
    @Override
    public void paintIcon(Component on, Graphics graphics, int x, int y) {
      var g = (Graphics2D) graphics.create();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.translate(x, y);
      g.scale((double) size / GRID, (double) size / GRID);
      g.setStroke(new BasicStroke(1.7f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      g.setColor(on.isEnabled() ? color : UIManager.getColor("Button.disabledText"));
      glyph.shapes.forEach(g::draw);
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
