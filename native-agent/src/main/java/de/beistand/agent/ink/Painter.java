package de.beistand.agent.ink;

import de.beistand.agent.ink.Board.Pointer;
import de.beistand.agent.ink.Board.Ring;
import de.beistand.agent.screen.Aim;
import de.beistand.agent.screen.Box;
import de.beistand.protocol.channel.InkColour;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/// Draws pointer, strokes and rings as pictures: a colour with an outline that stands out from it,
/// so that they are seen on every background.
final class Painter {
  private static final float LINE = 5;
  private static final float OUTLINE = 2;
  private static final double HEAD = 22;
  private static final int PADDING = 16;
  private static final FontRenderContext FONTS = new FontRenderContext(null, true, true);

  /// Something drawn.
  ///
  /// @param x of its left edge on the desktop
  /// @param y of its upper edge on the desktop
  record Picture(int x, int y, BufferedImage image) {
    Box box() {
      return new Box(x, y, image.getWidth(), image.getHeight());
    }
  }

  private final double scale;

  /// @param scale of the desktop: 2 on a screen with small pixels
  Painter(double scale) {
    this.scale = scale;
  }

  private static Color colour(InkColour colour) {
    return switch (colour) {
      case MAGENTA -> new Color(0xD6006C);
      case BLUE -> new Color(0x0B57D0);
      case YELLOW -> new Color(0xFFC400);
    };
  }

  private static Color outline(InkColour colour) {
    return switch (colour) {
      case MAGENTA, BLUE -> Color.WHITE;
      case YELLOW -> new Color(0x16242B);
    };
  }

  Picture stroke(Stroke stroke) {
    var line =
        new BasicStroke((float) (LINE * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    return outlined(line.createStrokedShape(path(stroke)), stroke.colour());
  }

  private Shape path(Stroke stroke) {
    List<Aim.Point> points = stroke.points();
    Aim.Point first = points.getFirst();
    Aim.Point last = points.getLast();
    return switch (stroke.shape()) {
      case PEN -> line(points);
      case ARROW -> arrow(first, last);
      case BOX ->
          new Rectangle2D.Double(
              Math.min(first.x(), last.x()),
              Math.min(first.y(), last.y()),
              Math.abs(first.x() - last.x()),
              Math.abs(first.y() - last.y()));
    };
  }

  private static Path2D line(List<Aim.Point> points) {
    var path = new Path2D.Double();
    path.moveTo(points.getFirst().x(), points.getFirst().y());
    points.forEach(point -> path.lineTo(point.x(), point.y()));
    return path;
  }

  private Path2D arrow(Aim.Point from, Aim.Point to) {
    Path2D path = line(List.of(from, to));
    double angle = Math.atan2(to.y() - from.y(), to.x() - from.x());
    double length = Math.min(HEAD * scale, Math.hypot(to.x() - from.x(), to.y() - from.y()));
    for (double side : new double[] {-0.5, 0.5}) {
      path.moveTo(to.x(), to.y());
      path.lineTo(
          to.x() - length * Math.cos(angle + side), to.y() - length * Math.sin(angle + side));
    }
    return path;
  }

  Picture ring(Ring ring) {
    double r = ring.radius() * scale;
    var circle = new Ellipse2D.Double(ring.x() - r, ring.y() - r, 2 * r, 2 * r);
    var line = new BasicStroke((float) (LINE * scale));
    return outlined(line.createStrokedShape(circle), ring.colour());
  }

  /// An arrow that points at the pixel, with the name beside it.
  Picture pointer(Pointer pointer) {
    var arrow = new Path2D.Double();
    double[][] corners = {{0, 0}, {0, 22}, {5.5, 17}, {9, 25}, {13, 23}, {9.5, 15.5}, {16, 15.5}};
    arrow.moveTo(0, 0);
    for (double[] corner : corners) {
      arrow.lineTo(corner[0], corner[1]);
    }
    arrow.closePath();
    var place = AffineTransform.getTranslateInstance(pointer.x(), pointer.y());
    place.scale(scale, scale);
    Shape shape = place.createTransformedShape(arrow);
    if (pointer.name().isEmpty()) {
      return outlined(shape, pointer.colour());
    }
    var font = new Font(Font.SANS_SERIF, Font.BOLD, 13).deriveFont((float) (13 * scale));
    Rectangle2D text = font.getStringBounds(pointer.name(), FONTS);
    double x = pointer.x() + 16 * scale;
    double y = pointer.y() + 20 * scale;
    var label =
        new RoundRectangle2D.Double(
            x, y, text.getWidth() + 14 * scale, 22 * scale, 10 * scale, 10 * scale);
    var both = new java.awt.geom.Area(label);
    both.add(new java.awt.geom.Area(shape));
    Picture picture = outlined(both, pointer.colour());
    Graphics2D g = smooth(picture.image());
    g.translate(-picture.x(), -picture.y());
    g.setFont(font);
    g.setColor(outline(pointer.colour()));
    g.drawString(pointer.name(), (float) (x + 7 * scale), (float) (y + 16 * scale));
    g.dispose();
    return picture;
  }

  private Picture outlined(Shape shape, InkColour colour) {
    Rectangle bounds = shape.getBounds();
    bounds.grow((int) (PADDING * scale / 2), (int) (PADDING * scale / 2));
    var image = new BufferedImage(bounds.width, bounds.height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = smooth(image);
    g.translate(-bounds.x, -bounds.y);
    g.setColor(outline(colour));
    g.setStroke(
        new BasicStroke(
            (float) (2 * OUTLINE * scale), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(shape);
    g.setColor(colour(colour));
    g.fill(shape);
    g.dispose();
    return new Picture(bounds.x, bounds.y, image);
  }

  private static Graphics2D smooth(BufferedImage image) {
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    return g;
  }
}
