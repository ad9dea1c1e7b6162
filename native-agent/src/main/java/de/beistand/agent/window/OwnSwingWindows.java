package de.beistand.agent.window;

import de.beistand.agent.input.OwnWindows;
import java.awt.AWTEvent;
import java.awt.Dialog;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.GraphicsEnvironment;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.AWTEventListener;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowEvent;
import java.awt.geom.AffineTransform;
import java.util.Arrays;
import java.util.List;

/// Where this program's own windows are, so that the technician's input cannot press anything in
/// them.
///
/// Any thread may ask; nobody waits for the windows' thread. The answer may be some milliseconds
/// old.
public final class OwnSwingWindows implements OwnWindows, AutoCloseable {
  /// Around each window, for the borders that a window manager draws (pixels).
  private static final int BORDER = 4;

  private final AWTEventListener listener = this::changed;
  private volatile List<Rectangle> areas = List.of();

  /// Follows all windows of this program, present and future.
  public static OwnSwingWindows watch() {
    var own = new OwnSwingWindows();
    Toolkit.getDefaultToolkit()
        .addAWTEventListener(
            own.listener,
            AWTEvent.COMPONENT_EVENT_MASK
                | AWTEvent.WINDOW_EVENT_MASK
                | AWTEvent.WINDOW_STATE_EVENT_MASK
                | AWTEvent.WINDOW_FOCUS_EVENT_MASK);
    EventQueue.invokeLater(own::look);
    return own;
  }

  private OwnSwingWindows() {}

  /// Pixels of the desktop for each unit in which the windows are measured, by the customer's own
  /// scale: 2 on a screen with small pixels.
  public static double scale() {
    return GraphicsEnvironment.getLocalGraphicsEnvironment()
        .getDefaultScreenDevice()
        .getDefaultConfiguration()
        .getDefaultTransform()
        .getScaleX();
  }

  /// Whether a point of the desktop, in device pixels, lies on a window of this program, the Stop
  /// sign included.
  @Override
  public boolean contains(int x, int y) {
    return areas.stream().anyMatch(area -> area.contains(x, y));
  }

  @Override
  public List<Rectangle> areas() {
    return areas;
  }

  /// Whether a key pressed now would go to a window of this program. Asked anew each time: a window
  /// that is closed while it has the focus tells nobody that it lost it.
  @Override
  public boolean hasFocus() {
    Window focused = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusedWindow();
    return focused != null && focused.isShowing();
  }

  private void changed(AWTEvent event) {
    if (event.getSource() instanceof Window
        && (event instanceof ComponentEvent || event instanceof WindowEvent)) {
      look();
    }
  }

  private void look() {
    areas =
        Arrays.stream(Window.getWindows())
            .filter(Window::isShowing)
            .filter(window -> !isMinimised(window))
            .map(OwnSwingWindows::area)
            .toList();
  }

  private static boolean isMinimised(Window window) {
    return window instanceof Frame frame && (frame.getExtendedState() & Frame.ICONIFIED) != 0;
  }

  private static Rectangle area(Window window) {
    AffineTransform scale = window.getGraphicsConfiguration().getDefaultTransform();
    Rectangle area = scale.createTransformedShape(window.getBounds()).getBounds();
    boolean decorated = window instanceof Frame || window instanceof Dialog;
    if (decorated) {
      area.grow(BORDER, BORDER);
    }
    return area;
  }

  @Override
  public void close() {
    Toolkit.getDefaultToolkit().removeAWTEventListener(listener);
  }
}
