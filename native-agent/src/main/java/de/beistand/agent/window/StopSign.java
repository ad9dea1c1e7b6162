package de.beistand.agent.window;

import de.beistand.agent.text.Spans;
import de.beistand.agent.text.Texts;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Cursor;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsEnvironment;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.time.Duration;
import javax.swing.JPanel;
import javax.swing.JWindow;

/// The red sign at the top left of the screen, on top of everything: one press ends the session,
/// whoever presses. The running clock below it shows the main window.
///
/// The same on light and dark desktops: it must look as on the street. An undecorated window that
/// window managers leave alone, so that it also lies over full-screen programs; it never takes the
/// focus.
final class StopSign {
  private static final int SIZE = 72;
  private static final int CLOCK_HEIGHT = 24;
  private static final int GAP = 3;
  private static final int MARGIN = 10;

  private final JWindow window = new JWindow();
  private final Texts texts;
  private final Runnable onStop;
  private final Runnable onClock;

  private String clock = "";
  private boolean calm = true;

  StopSign(Texts texts, Runnable onStop, Runnable onClock) {
    this.texts = texts;
    this.onStop = onStop;
    this.onClock = onClock;
    window.setType(Window.Type.POPUP); // X11: override-redirect
    window.setFocusableWindowState(false);
    window.setAlwaysOnTop(true);
    window.setSize(Theme.px(SIZE), Theme.px(SIZE + GAP + CLOCK_HEIGHT));
    window.setContentPane(new Face());
    window.setBackground(Theme.LIGHT.stop());
    var shape = new Area(octagon(SIZE / 2.0));
    shape.add(new Area(clockShape()));
    window.setShape(shape);
  }

  void show() {
    GraphicsConfiguration screen =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration();
    Rectangle area = screen.getBounds();
    Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    window.setLocation(
        area.x + taken.left + Theme.px(MARGIN), area.y + taken.top + Theme.px(MARGIN));
    window.setVisible(true);
  }

  /// Shows the time and comes back on top, should something have covered the sign.
  void tick(Duration running, boolean interrupted) {
    clock = Spans.clock(running);
    calm = !interrupted;
    window.repaint();
    window.toFront();
  }

  void hide() {
    window.setVisible(false);
  }

  void close() {
    window.dispose();
  }

  private static Path2D octagon(double radius) {
    double middle = Theme.px(SIZE) / 2.0;
    return Glyph.octagon(middle, middle, radius * Theme.px(SIZE) / SIZE);
  }

  private static RoundRectangle2D clockShape() {
    double arc = Theme.px(8);
    return new RoundRectangle2D.Double(
        Theme.px(4), Theme.px(SIZE + GAP), Theme.px(SIZE - 8), Theme.px(CLOCK_HEIGHT), arc, arc);
  }

  private final class Face extends JPanel {
    private Face() {
      setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
      setToolTipText("");
      getAccessibleContext().setAccessibleName(texts.get("sign.stopHint"));
      addMouseListener(
          new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
              if (onClock(event)) {
                onClock.run();
              } else {
                onStop.run();
              }
            }
          });
    }

    private boolean onClock(MouseEvent event) {
      return event.getY() >= Theme.px(SIZE);
    }

    @Override
    public Point getToolTipLocation(MouseEvent event) {
      int below = onClock(event) ? Theme.px(SIZE + GAP) : Theme.px(SIZE / 3);
      return new Point(Theme.px(SIZE + 8), below);
    }

    @Override
    public String getToolTipText(MouseEvent event) {
      return texts.get(onClock(event) ? "sign.clockHint" : "sign.stopHint");
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      var g = (Graphics2D) graphics.create();
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      g.setColor(Theme.LIGHT.stop());
      g.fillRect(0, 0, getWidth(), Theme.px(SIZE + 1));
      g.setColor(Color.WHITE);
      g.setStroke(new BasicStroke(Theme.px(2)));
      g.draw(octagon(SIZE / 2.0 - 4));
      g.setFont(Theme.bold(17));
      centre(g, texts.get("sign.stop"), Theme.px(SIZE) / 2);
      g.setColor(calm ? Theme.DARK.canvas() : Theme.LIGHT.warn());
      g.fillRect(0, Theme.px(SIZE + 1), getWidth(), getHeight());
      g.setColor(Color.WHITE);
      g.setFont(Theme.bold(13));
      centre(g, clock, Theme.px(SIZE + GAP) + Theme.px(CLOCK_HEIGHT) / 2);
      g.dispose();
    }

    private void centre(Graphics2D g, String text, int middle) {
      FontMetrics metrics = g.getFontMetrics();
      int x = (getWidth() - metrics.stringWidth(text)) / 2;
      g.drawString(text, x, middle + (metrics.getAscent() - metrics.getDescent()) / 2);
    }
  }
}
