package de.beistand.agent.window;

import java.awt.BorderLayout;
import java.awt.Color;
import javax.swing.BorderFactory;
import javax.swing.Icon;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/// A picture with a paragraph beside it.
final class Notice extends JPanel {
  private static final int ICON = 20;
  private static final int GAP = 12;

  /// @param width of picture and text together, unscaled pixels
  Notice(Glyph glyph, Color accent, String text, Color ink, int width) {
    super(new BorderLayout(Theme.px(GAP), 0));
    setOpaque(false);
    Icon icon = glyph.icon(ICON, accent);
    var picture = new JLabel(icon);
    picture.setVerticalAlignment(SwingConstants.TOP);
    picture.setBorder(BorderFactory.createEmptyBorder(Theme.px(1 + Paragraph.ABOVE), 0, 0, 0));
    add(picture, BorderLayout.WEST);
    add(new Paragraph(text, Theme.font(15), ink, width - ICON - GAP), BorderLayout.CENTER);
  }
}
