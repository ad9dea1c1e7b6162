package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import de.beistand.agent.window.CustomerWindow.ChatLine;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/// The chat's own small window, beside the session's.
///
/// A message of the technician brings it into sight but never takes the keyboard away from what the
/// customer is typing in; only the customer's own click does.
final class ChatFrame {
  /// Of what is written, unscaled pixels.
  static final int WIDTH = 340;

  private static final int HEIGHT = 440;
  private static final int MARGIN = 16;

  private final JFrame frame = new JFrame();
  private final JPanel column = new JPanel(new Stack());
  private final JScrollPane scroll;
  private final ChatField field;
  private final JButton button;
  private final Theme theme;
  private final Texts texts;
  private final Consumer<Window> onFirst;
  private final LinkOpener links;
  private final SequencedMap<Integer, ChatBubble> bubbles = new LinkedHashMap<>();

  private boolean placed;
  private int seen;

  /// @param place puts the window where it belongs, the first time that it is shown
  ChatFrame(
      Theme theme, Texts texts, Consumer<String> onSay, LinkOpener links, Consumer<Window> place) {
    this.theme = theme;
    this.texts = texts;
    this.links = links;
    onFirst = place;
    field = new ChatField(theme, texts, onSay);
    button = Buttons.outlined(texts.get("session.chat"), theme);
    button.setIcon(Glyph.CHAT.icon(18, theme.ink()));
    button.setIconTextGap(Theme.px(8));
    button.addActionListener(_ -> open());
    int margin = Theme.px(MARGIN);
    column.setBackground(theme.canvas());
    column.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    var top = new JPanel(new BorderLayout());
    top.setBackground(theme.canvas());
    top.add(column, BorderLayout.NORTH);
    scroll =
        new JScrollPane(
            top,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(null);
    scroll.getVerticalScrollBar().setUnitIncrement(Theme.px(24));
    var page = new JPanel(new BorderLayout());
    page.setBackground(theme.canvas());
    page.add(scroll, BorderLayout.CENTER);
    page.add(field, BorderLayout.SOUTH);
    frame.setContentPane(page);
    frame.setIconImages(Logo.images());
    frame.setDefaultCloseOperation(WindowConstants.HIDE_ON_CLOSE);
    frame.setAutoRequestFocus(false);
    frame.setMinimumSize(new Dimension(Theme.px(WIDTH), Theme.px(HEIGHT / 2)));
    frame.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowActivated(WindowEvent event) {
            seen();
          }
        });
  }

  void technician(String name) {
    frame.setTitle(texts.get("chat.title", name));
  }

  /// Opens the chat, and says how much of it the customer has not seen.
  JButton button() {
    return button;
  }

  /// Because the customer wants to write.
  private void open() {
    appear(true);
    frame.setExtendedState(frame.getExtendedState() & ~JFrame.ICONIFIED);
    frame.toFront();
    frame.requestFocus();
    field.takeFocus();
  }

  void show(List<ChatLine> lines, int delivered) {
    if (lines.isEmpty()) {
      clear();
      return;
    }
    int oldest = lines.getFirst().seq();
    bubbles.entrySet().removeIf(entry -> entry.getKey() < oldest && gone(entry.getValue()));
    boolean atEnd = isAtEnd();
    boolean heard = false;
    for (ChatLine line : lines) {
      ChatBubble bubble = bubbles.get(line.seq());
      if (bubble == null) {
        bubble = new ChatBubble(line, theme, texts, links);
        bubbles.put(line.seq(), bubble);
        column.add(bubble, Stack.gap(bubbles.size() == 1 ? 0 : 8));
        heard |= !line.own();
        atEnd |= line.own();
      }
      bubble.delivered(line.seq() <= delivered);
    }
    countUnseen();
    column.revalidate();
    column.repaint();
    if (heard) {
      appear(false);
    }
    if (atEnd) {
      SwingUtilities.invokeLater(this::toEnd);
    }
  }

  private boolean gone(ChatBubble bubble) {
    column.remove(bubble);
    return true;
  }

  private boolean isAtEnd() {
    var bar = scroll.getVerticalScrollBar();
    return bar.getValue() + bar.getVisibleAmount() >= bar.getMaximum() - Theme.px(MARGIN);
  }

  private void toEnd() {
    column.scrollRectToVisible(new Rectangle(0, column.getHeight() - 1, 1, 1));
  }

  /// Comes into sight, by itself without the keyboard: a window manager gives it to no window that
  /// cannot have it, and this one can have it only when it is there.
  private void appear(boolean withKeyboard) {
    if (frame.isVisible()) {
      frame.toFront();
      return;
    }
    if (!placed) {
      placed = true;
      frame.setSize(Theme.px(WIDTH), Theme.px(HEIGHT));
      onFirst.accept(frame);
    }
    frame.setFocusableWindowState(withKeyboard);
    frame.setVisible(true);
    SwingUtilities.invokeLater(() -> frame.setFocusableWindowState(true));
  }

  /// The session is over: nothing of it stays.
  private void clear() {
    links.close();
    bubbles.clear();
    column.removeAll();
    field.clear();
    seen();
    placed = false;
    frame.setVisible(false);
  }

  /// A window that has the keyboard is being looked at.
  private void countUnseen() {
    if (frame.isActive()) {
      seen();
      return;
    }
    long unseen =
        bubbles.entrySet().stream()
            .filter(entry -> entry.getKey() > seen && !entry.getValue().isOwn())
            .count();
    button.setText(unseen == 0 ? texts.get("session.chat") : texts.get("session.chatNew", unseen));
  }

  private void seen() {
    seen = bubbles.isEmpty() ? 0 : bubbles.lastEntry().getKey();
    button.setText(texts.get("session.chat"));
  }

  void close() {
    frame.dispose();
  }
}
