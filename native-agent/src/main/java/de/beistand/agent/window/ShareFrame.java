package de.beistand.agent.window;

import de.beistand.agent.screen.Box;
import de.beistand.agent.screen.Limit;
import de.beistand.agent.screen.Monitor;
import java.awt.Color;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.swing.JWindow;
import org.jspecify.annotations.Nullable;

/// A thin line along the edges of every screen that is shared: four small windows each, so that
/// everything inside takes clicks as before. A single program has none: its picture has no edge on
/// the screen.
final class ShareFrame {
  private static final int THICKNESS = 3;

  private final List<JWindow> edges = new ArrayList<>();
  private List<Rectangle> framed = List.of();

  /// What to frame.
  ///
  /// @return null for every screen
  static @Nullable List<Rectangle> of(Limit limit, List<Monitor> monitors) {
    return switch (limit) {
      case Limit.None() -> null;
      case Limit.OneMonitor(String name) ->
          monitors.stream()
              .filter(monitor -> monitor.name().equals(name))
              .map(monitor -> onScreen(monitor.box()))
              .toList();
      case Limit.OneProgram _ -> List.of();
    };
  }

  /// From the desktop's pixels to Java's.
  private static Rectangle onScreen(Box box) {
    AffineTransform scale =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration()
            .getDefaultTransform();
    return new Rectangle(
        (int) (box.x() / scale.getScaleX()),
        (int) (box.y() / scale.getScaleY()),
        (int) (box.width() / scale.getScaleX()),
        (int) (box.height() / scale.getScaleY()));
  }

  private static List<Rectangle> all() {
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
        .map(GraphicsDevice::getDefaultConfiguration)
        .map(screen -> screen.getBounds())
        .distinct()
        .toList();
  }

  /// Draws the line, or follows when the screens changed.
  ///
  /// @param wanted as [#of] says
  void show(@Nullable List<Rectangle> wanted, Color color) {
    List<Rectangle> screens = wanted == null ? all() : wanted;
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
