package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsConfiguration;
import java.awt.Insets;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import javax.swing.WindowConstants;
import org.jspecify.annotations.Nullable;

/// The program's window: the operator's name on top, one view at a time below.
final class MainFrame {
  /// Of every view, unscaled pixels.
  static final int WIDTH = 364;

  private static final int MARGIN = 18;

  private final JFrame frame = new JFrame();
  private final JPanel head = new JPanel(new BorderLayout());
  private final JPanel content = new JPanel(new BorderLayout());
  private final JLabel firm;
  private final Texts texts;

  private @Nullable Point before;

  MainFrame(Theme theme, Texts texts, Runnable onClose) {
    this.texts = texts;
    firm = Labels.of("", Theme.bold(16), theme.ink(), new Logo(Theme.px(30), theme.primary()));
    firm.setIconTextGap(Theme.px(12));
    var page = new JPanel(new BorderLayout(0, Theme.px(16)));
    page.setBackground(theme.canvas());
    page.setFocusable(true);
    int margin = Theme.px(MARGIN);
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    content.setOpaque(false);
    head.setOpaque(false);
    head.add(firm, BorderLayout.CENTER);
    page.add(head, BorderLayout.NORTH);
    page.add(content, BorderLayout.CENTER);
    frame.setContentPane(page);
    frame.setIconImages(Logo.images());
    frame.setResizable(false);
    frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            onClose.run();
          }

          @Override
          public void windowActivated(WindowEvent event) {
            // At twofold scale Java leaves a line of pixels unpainted where another window went
            // away at an odd place.
            frame.repaint();
          }
        });
    firm("Beistand");
  }

  /// Puts the menu beside the operator's name.
  void menu(JComponent button) {
    head.add(button, BorderLayout.EAST);
  }

  void firm(String name) {
    firm.setText(name);
    frame.setTitle(texts.get("window.title", name));
  }

  /// Shows a view where the window is.
  void show(JComponent view) {
    put(view);
    fit();
  }

  /// Shows a view out of the technician's way, yet in sight: in the lower right corner.
  void showAside(JComponent view) {
    put(view);
    if (before == null) {
      before = frame.getLocation();
    }
    GraphicsConfiguration screen = frame.getGraphicsConfiguration();
    Rectangle area = screen.getBounds();
    Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    int gap = Theme.px(MARGIN);
    Dimension size = frame.getPreferredSize();
    place(
        area.x + area.width - taken.right - size.width - gap,
        area.y + area.height - taken.bottom - size.height - gap,
        size);
  }

  /// Shows a view where the window was before [#showAside].
  void showBack(JComponent view) {
    put(view);
    Point at = before == null ? frame.getLocation() : before;
    before = null;
    place(at.x, at.y, frame.getPreferredSize());
  }

  /// Puts another window beside this one, on its left, both on the same line below.
  void placeBeside(Window other) {
    Rectangle here = frame.getBounds();
    Rectangle screen = frame.getGraphicsConfiguration().getBounds();
    int gap = Theme.px(MARGIN);
    int x = here.x - other.getWidth() - gap;
    int y = here.y + here.height - other.getHeight();
    other.setLocation(Math.max(x, screen.x + gap), Math.max(y, screen.y + gap));
  }

  private void put(JComponent view) {
    content.removeAll();
    content.add(view, BorderLayout.CENTER);
    content.setPreferredSize(null);
    // Space must not press what happens to come first in the new view.
    frame.getContentPane().requestFocusInWindow();
    measure();
  }

  /// Makes the window as high as its view needs, or as the screen allows: the view scrolls then.
  void fit() {
    measure();
    Dimension size = frame.getPreferredSize();
    Rectangle now = frame.getBounds();
    if (!frame.isDisplayable()) {
      frame.pack();
    } else if (before == null) {
      place(now.x, Math.min(now.y, lowest(size)), size);
    } else { // in the lower right corner, which stays where it is
      place(now.x + now.width - size.width, now.y + now.height - size.height, size);
    }
  }

  private void measure() {
    int wanted = content.getLayout().preferredLayoutSize(content).height;
    int height = Math.min(wanted, highest());
    int bar = height < wanted ? UIManager.getInt("ScrollBar.width") : 0;
    content.setPreferredSize(new Dimension(Theme.px(WIDTH + 2 * Stack.RIM) + bar, height));
  }

  /// Where a window of this size may begin so that its lower edge stays on the screen.
  private int lowest(Dimension size) {
    GraphicsConfiguration screen = frame.getGraphicsConfiguration();
    Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    Rectangle area = screen.getBounds();
    return Math.max(area.y + taken.top, area.y + area.height - taken.bottom - size.height);
  }

  /// How high a view may be so that the whole window fits on the screen.
  private int highest() {
    GraphicsConfiguration screen = frame.getGraphicsConfiguration();
    Insets taken = Toolkit.getDefaultToolkit().getScreenInsets(screen);
    Insets decoration = frame.getInsets();
    int around =
        frame.getContentPane().getPreferredSize().height - content.getPreferredSize().height;
    return screen.getBounds().height
        - taken.top
        - taken.bottom
        - decoration.top
        - decoration.bottom
        - around
        - 2 * Theme.px(MARGIN);
  }

  /// Place and size at once: window managers answer late, so a second step would start from where
  /// the window was before the first.
  private void place(int x, int y, Dimension size) {
    frame.setBounds(x, y, size.width, size.height);
    frame.validate();
  }

  void open() {
    frame.setLocationRelativeTo(null);
    frame.setVisible(true);
    frame.getContentPane().requestFocusInWindow();
  }

  /// Brings the window back if it is minimised or covered.
  void raise() {
    frame.setExtendedState(frame.getExtendedState() & ~JFrame.ICONIFIED);
    frame.toFront();
  }

  void close() {
    frame.dispose();
  }
}
