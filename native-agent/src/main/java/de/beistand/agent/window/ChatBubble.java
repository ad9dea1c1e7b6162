package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import de.beistand.agent.text.WebLink;
import de.beistand.agent.window.CustomerWindow.ChatLine;
import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;

/// One message of the chat, the customer's own on the right.
final class ChatBubble extends JPanel {
  private static final int WIDEST = 236;
  private static final int PADDING = 10;

  private final transient ChatLine line;
  private final transient Texts texts;
  private final JLabel below;
  private final String time;

  ChatBubble(ChatLine line, Theme theme, Texts texts, LinkOpener links) {
    super(new BorderLayout(0, Theme.px(2)));
    this.line = line;
    this.texts = texts;
    setOpaque(false);
    time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
            .withLocale(texts.locale())
            .withZone(ZoneId.systemDefault())
            .format(line.at());
    Color ink = line.own() ? theme.onPrimary() : theme.ink();
    var card =
        line.own()
            ? new Card(theme.primary(), null, PADDING)
            : new Card(theme.surface(), theme.border(), PADDING);
    Font font = Theme.font(15);
    card.add(new Paragraph(line.text(), font, ink, WIDEST), Stack.gap(0));
    ((Paragraph) card.getComponent(0)).width(width(line.text(), font));
    for (WebLink link : WebLink.in(line.text())) {
      if (!line.own()) {
        JButton open = Buttons.quiet(texts.get("chat.open", link.host()), theme);
        open.getAccessibleContext().setAccessibleDescription(link.address());
        open.addActionListener(_ -> links.ask(link, open));
        card.add(open, Stack.gap(4));
      }
    }
    below = Labels.of(time, Theme.font(12), theme.muted());
    below.setHorizontalAlignment(line.own() ? SwingConstants.RIGHT : SwingConstants.LEFT);
    add(card, line.own() ? BorderLayout.EAST : BorderLayout.WEST);
    add(below, BorderLayout.SOUTH);
    String who = texts.get(line.own() ? "chat.you" : "chat.technician");
    getAccessibleContext().setAccessibleName(who + ", " + time + ": " + line.text());
  }

  /// As narrow as its longest line.
  private int width(String text, Font font) {
    FontMetrics metrics = getFontMetrics(font);
    int longest = text.lines().mapToInt(metrics::stringWidth).max().orElse(0);
    return Math.min(longest + 2, Theme.px(WIDEST));
  }

  boolean isOwn() {
    return line.own();
  }

  void delivered(boolean delivered) {
    if (line.own()) {
      below.setText(time + " · " + texts.get(delivered ? "chat.delivered" : "chat.underway"));
    }
  }
}
