package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.List;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;

/// A report, word for word as it would be sent; it scrolls if it is long.
final class ReportCard extends JPanel {
  private static final int PADDING = 12;
  private static final int HIGHEST = 230;
  private static final int LONGEST_LINE = 300;

  /// @param lines hostile text
  ReportCard(List<String> lines, Theme theme) {
    super(new BorderLayout());
    setOpaque(false);
    String text =
        lines.stream().map(ReportCard::line).collect(Collectors.joining(System.lineSeparator()));
    var area = new JTextArea(text);
    area.setEditable(false);
    area.setFocusable(false);
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setFont(Theme.font(14));
    area.setForeground(theme.ink());
    area.setBackground(theme.surface());
    int padding = Theme.px(PADDING);
    area.setBorder(BorderFactory.createEmptyBorder(padding, padding, padding, padding));
    area.setSize(Theme.px(QuestionText.WIDTH), Short.MAX_VALUE);
    area.setCaretPosition(0);
    var scroll =
        new JScrollPane(
            area,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createLineBorder(theme.border()));
    scroll.getVerticalScrollBar().setUnitIncrement(Theme.px(16));
    int height = Math.min(area.getPreferredSize().height + 2, Theme.px(HIGHEST));
    scroll.setPreferredSize(new Dimension(Theme.px(QuestionText.WIDTH), height));
    add(scroll, BorderLayout.CENTER);
  }

  /// Keeps the indentation, which [PlainText] would take away.
  private static String line(String hostile) {
    String indent =
        hostile.startsWith("! ") || hostile.startsWith("  ") ? hostile.substring(0, 2) : "";
    return indent + PlainText.line(hostile.substring(indent.length()), LONGEST_LINE);
  }
}
