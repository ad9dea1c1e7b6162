package de.beistand.agent.window;

import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;

/// A column that scrolls where the window cannot be as high as it would like to be.
final class Scrolled {
  private static final int STEP = 24;

  private final Column column;
  private final JScrollPane pane;

  /// @param onResize called later, on the windows' thread, when the column needs another height
  Scrolled(Runnable onResize) {
    column = new Column(onResize);
    pane =
        new JScrollPane(
            column,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    pane.setBorder(BorderFactory.createEmptyBorder());
    pane.setOpaque(false);
    pane.getViewport().setOpaque(false);
  }

  JComponent pane() {
    return pane;
  }

  /// @param gap above it, unscaled pixels
  void add(JComponent part, int gap) {
    column.add(part, Stack.gap(gap));
  }

  /// Adds a button, whose outline lines up with the parts.
  ///
  /// @param gap above it, unscaled pixels
  void addButton(JComponent button, int gap) {
    column.add(button, Stack.button(gap));
  }

  /// @param gap below it, unscaled pixels
  void addOnTop(JComponent part, int gap) {
    part.setBorder(BorderFactory.createEmptyBorder(0, 0, Theme.px(gap), 0));
    column.add(part, Stack.gap(0), 0);
  }

  private static final class Column extends JPanel implements Scrollable {
    private final Runnable onResize;
    private int told = -1;
    private boolean looking;

    private Column(Runnable onResize) {
      super(new Stack(Stack.RIM));
      this.onResize = onResize;
      setOpaque(false);
    }

    @Override
    public void invalidate() {
      super.invalidate();
      if (!looking) {
        looking = true;
        EventQueue.invokeLater(this::look);
      }
    }

    private void look() {
      looking = false;
      int height = getPreferredSize().height;
      if (height != told) {
        told = height;
        onResize.run();
      }
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
      return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
      return Theme.px(STEP);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
      return visible.height - Theme.px(STEP);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
      return false;
    }
  }
}
