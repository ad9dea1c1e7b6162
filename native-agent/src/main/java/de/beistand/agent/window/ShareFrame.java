package de.beistand.agent.window;

import java.awt.Color;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.JWindow;

/// A thin line along the edges of every screen that is shared: four small windows each, so that
/// everything inside takes clicks as before.
final class ShareFrame {
  private static final int THICKNESS = 3;

  private final List<JWindow> edges = new ArrayList<>();
  private List<Rectangle> framed = List.of();

  /// Draws the line, or follows when the screens changed.
  void show(Color color) {
    List<Rectangle> screens =
        Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
            .map(GraphicsDevice::getDefaultConfiguration)
            .map(screen -> screen.getBounds())
            .distinct()
            .toList();
    if (!screens.equals(framed)) {
      hide();
      screens.forEach(screen -> sides(screen).forEach(side -> edges.add(edge(side))));
      framed = screens;
    }
    for (JWindow edge : edges) {
      edge.getContentPane().setBackground(color);
      edge.toFront();
    }
  }

  void hide() {
    edges.forEach(Window::dispose);
    edges.clear();
    framed = List.of();
  }

  private static List<Rectangle> sides(Rectangle s) {
    int t = Theme.px(THICKNESS);
    return List.of(
        new Rectangle(s.x, s.y, s.width, t),
        new Rectangle(s.x, s.y + s.height - t, s.width, t),
        new Rectangle(s.x, s.y + t, t, s.height - 2 * t),
        new Rectangle(s.x + s.width - t, s.y + t, t, s.height - 2 * t));
  }

  private static JWindow edge(Rectangle bounds) {
    var edge = new JWindow();
    edge.setType(Window.Type.POPUP); // X11: override-redirect
    edge.setFocusableWindowState(false);
    edge.setAlwaysOnTop(true);
    edge.setBounds(bounds);
    edge.setVisible(true);
    return edge;
  }
}
