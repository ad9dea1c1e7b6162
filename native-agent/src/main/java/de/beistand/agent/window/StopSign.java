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
/// whoever presses. The running clock below it shows the main window; below that stands the pause,
/// and, as long as the session is recorded, a red plate that says so.
///
/// The same on light and dark desktops: it must look as on the street. An undecorated window that
/// window managers leave alone, so that it also lies over full-screen programs; it never takes the
/// focus.
final class StopSign {
  private static final int SIZE = 72;
  private static final int CLOCK_HEIGHT = 24;
  private static final int PAUSE_HEIGHT = 28;
  private static final int GAP = 3;
  private static final int PAUSE_TOP = SIZE + 2 * GAP + CLOCK_HEIGHT;
  private static final int RECORDING_TOP = PAUSE_TOP + PAUSE_HEIGHT + GAP;
  private static final int RECORDING_HEIGHT = 26;
  private static final int RECORDING_WIDTH = 172;
  private static final int DOT = 10;
  private static final int MARGIN = 10;

  private final JWindow window = new JWindow();
  private final Texts texts;
  private final Runnable onStop;
  private final Runnable onClock;
  private final Runnable onPause;

  private String clock = "";
  private boolean calm = true;
  private boolean customerHolds;
  private boolean paused;
  private boolean recording;

  StopSign(Texts texts, Runnable onStop, Runnable onClock, Runnable onPause) {
    this.texts = texts;
    this.onPause = onPause;
    this.onStop = onStop;
    this.onClock = onClock;
    window.setType(Window.Type.POPUP); // X11: override-redirect
    window.setFocusableWindowState(false);
    window.setAlwaysOnTop(true);
    window.setContentPane(new Face());
    window.setBackground(Theme.LIGHT.stop());
    cut();
  }

  /// Gives the window the size and shape of what it shows.
  private void cut() {
    int height = PAUSE_TOP + PAUSE_HEIGHT;
    var shape = new Area(octagon(SIZE / 2.0));
    shape.add(new Area(plate(SIZE + GAP, SIZE, CLOCK_HEIGHT)));
    shape.add(new Area(plate(PAUSE_TOP, SIZE, PAUSE_HEIGHT)));
    if (recording) {
      shape.add(new Area(plate(RECORDING_TOP, RECORDING_WIDTH, RECORDING_HEIGHT)));
      height = RECORDING_TOP + RECORDING_HEIGHT;
    }
    window.setSize(Theme.px(recording ? RECORDING_WIDTH : SIZE), Theme.px(height));
    window.setShape(shape);
  }

  /// Says that the session is recorded, or not any more.
  void recording(RecordingSign now) {
    boolean running = now == RecordingSign.RUNNING;
    if (running != recording) {
      recording = running;
      cut();
      window.repaint();
    }
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
  void tick(Duration running, boolean interrupted, boolean paused) {
    clock = Spans.clock(running);
    calm = !interrupted;
    this.paused = paused;
    window.repaint();
    window.toFront();
  }

  /// The customer's own input holds the technician's back, which the sign shows for that moment.
  void customerHolds(boolean holding) {
    customerHolds = holding;
    window.repaint();
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

  /// A row below the sign.
  private static RoundRectangle2D plate(int top, int width, int height) {
    double arc = Theme.px(8);
    return new RoundRectangle2D.Double(
        Theme.px(4), Theme.px(top), Theme.px(width - 8), Theme.px(height), arc, arc);
  }

  /// What lies under the mouse.
  ///
  /// @param top where its explanation stands, unscaled pixels
  private record Part(String hint, int top, Runnable press) {}

  private final class Face extends JPanel {
    private Face() {
      setCursor(Cursor.getPredefinedCursor(Cursor.HAND_CURSOR));
      setToolTipText("");
      getAccessibleContext().setAccessibleName(texts.get("sign.stopHint"));
      addMouseListener(
          new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent event) {
              part(event).press.run();
            }
          });
    }

    private Part part(MouseEvent event) {
      if (event.getY() < Theme.px(SIZE)) {
        return new Part("sign.stopHint", SIZE / 3, onStop);
      }
      if (event.getY() < Theme.px(PAUSE_TOP)) {
        return new Part("sign.clockHint", SIZE + GAP, onClock);
      }
      if (event.getY() >= Theme.px(RECORDING_TOP)) {
        return new Part("sign.recordingHint", RECORDING_TOP, onClock);
      }
      return new Part(paused ? "session.resumeHint" : "session.pauseHint", PAUSE_TOP, onPause);
    }

    @Override
    public Point getToolTipLocation(MouseEvent event) {
      return new Point(Theme.px(SIZE + 8), Theme.px(part(event).top));
    }

    @Override
    public String getToolTipText(MouseEvent event) {
      return texts.get(part(event).hint);
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
      g.setColor(plateColour());
      g.fillRect(0, Theme.px(SIZE + 1), getWidth(), Theme.px(CLOCK_HEIGHT + GAP));
      g.setColor(paused ? Theme.LIGHT.primary() : Theme.DARK.canvas());
      g.fillRect(0, Theme.px(PAUSE_TOP - 1), getWidth(), Theme.px(PAUSE_HEIGHT + GAP));
      g.setColor(Color.WHITE);
      g.setFont(Theme.bold(13));
      String line = customerHolds && !paused ? texts.get("sign.you") : clock;
      centre(g, line, Theme.px(SIZE + GAP) + Theme.px(CLOCK_HEIGHT) / 2);
      g.setFont(Theme.bold(12));
      centre(
          g,
          texts.get(paused ? "session.resume" : "session.pause"),
          Theme.px(PAUSE_TOP) + Theme.px(PAUSE_HEIGHT) / 2);
      if (recording) {
        paintRecording(g);
      }
      g.dispose();
    }

    private void paintRecording(Graphics2D g) {
      int top = Theme.px(RECORDING_TOP);
      int height = Theme.px(RECORDING_HEIGHT);
      g.setColor(Theme.LIGHT.stop());
      g.fillRect(0, top, getWidth(), height);
      g.setColor(Color.WHITE);
      int dot = Theme.px(DOT);
      int x = Theme.px(14);
      g.fillOval(x, top + (height - dot) / 2, dot, dot);
      FontMetrics metrics = g.getFontMetrics();
      int base = top + height / 2 + (metrics.getAscent() - metrics.getDescent()) / 2;
      g.drawString(texts.get("session.recording"), x + dot + Theme.px(8), base);
    }

    private Color plateColour() {
      if (!calm || paused) {
        return Theme.LIGHT.warn();
      }
      return customerHolds ? Theme.LIGHT.primary() : Theme.DARK.canvas();
    }

    private void centre(Graphics2D g, String text, int middle) {
      FontMetrics metrics = g.getFontMetrics();
      int x = (Theme.px(SIZE) - metrics.stringWidth(text)) / 2;
      g.drawString(text, x, middle + (metrics.getAscent() - metrics.getDescent()) / 2);
    }
  }
}
