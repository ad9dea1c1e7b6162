package de.beistand.agent.window;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;

/// What a question shows: the text, what there is to choose and agree to, the answers below. In one
/// column; in two where the screen is too low for that, because nobody should have to scroll to a
/// warning.
final class QuestionPage extends JPanel {
  private static final int MARGIN = 26;
  private static final int BETWEEN = 32;

  /// For a column in a column: both leave the same rim.
  private static final Stack.Gap OVER_RIM = new Stack.Gap(0, true);

  /// Room for the title bar of the window manager.
  private static final int TITLE_BAR = 40;

  private final QuestionText text;
  private final JPanel options;
  private final JPanel foot;
  private final JPanel side = new JPanel(new Stack(Stack.RIM));
  private final JScrollPane scroll;
  private boolean wide;

  /// @param options stand above the answers, or beside the text
  /// @param foot the answers
  QuestionPage(QuestionText text, JPanel options, JPanel foot, Theme theme) {
    super(new BorderLayout(Theme.px(BETWEEN), 0));
    this.text = text;
    this.options = options;
    this.foot = foot;
    int margin = Theme.px(MARGIN);
    setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    setBackground(theme.canvas());
    setFocusable(true);
    side.setOpaque(false);
    side.setBorder(BorderFactory.createEmptyBorder(text.belowTitle(), 0, 0, 0));
    scroll =
        new JScrollPane(
            text,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(null);
    scroll.setOpaque(false);
    scroll.getViewport().setOpaque(false);
    scroll.getVerticalScrollBar().setUnitIncrement(Theme.px(16));
    add(scroll, BorderLayout.CENTER);
    add(foot, BorderLayout.SOUTH);
    foot.add(options, OVER_RIM, 0);
  }

  /// Takes the size that it needs, but is never higher than the screen: in two columns rather than
  /// that, and if even they are too high the text scrolls and the answers stay in sight.
  void fit() {
    Rectangle screen = GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds();
    int room = screen.height - Theme.px(TITLE_BAR);
    setPreferredSize(null);
    Dimension size = getPreferredSize();
    int twice = 2 * text.getPreferredSize().width + Theme.px(BETWEEN + 2 * MARGIN);
    if (!wide && size.height > room && twice <= screen.width) {
      widen();
      size = getPreferredSize();
    }
    boolean tooHigh = size.height > room;
    int bar = tooHigh ? scroll.getVerticalScrollBar().getPreferredSize().width : 0;
    setPreferredSize(new Dimension(size.width + bar, Math.min(size.height, room)));
  }

  private void widen() {
    wide = true;
    side.add(text.warning(), Stack.gap(0));
    side.add(options, OVER_RIM);
    foot.revalidate();
    add(side, BorderLayout.LINE_END);
    side.setPreferredSize(null);
    int width = text.getPreferredSize().width;
    side.setPreferredSize(new Dimension(width, side.getPreferredSize().height));
  }
}
