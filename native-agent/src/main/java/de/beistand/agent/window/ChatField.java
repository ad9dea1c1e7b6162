package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import de.beistand.protocol.channel.ChatToAgent;
import java.awt.BorderLayout;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultEditorKit;
import javax.swing.text.PlainDocument;

/// Where the customer writes: Enter sends, Shift and Enter make a new line.
final class ChatField extends JPanel {
  private static final int MARGIN = 12;

  private final JTextArea area = new JTextArea(new Bounded(), "", 3, 0);
  private final transient Consumer<String> onSay;

  ChatField(Theme theme, Texts texts, Consumer<String> onSay) {
    super(new BorderLayout(Theme.px(8), 0));
    this.onSay = onSay;
    int margin = Theme.px(MARGIN);
    setBackground(theme.canvas());
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(1, 0, 0, 0, theme.border()),
            BorderFactory.createEmptyBorder(margin, margin, margin, margin)));
    area.setFont(Theme.font(15));
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.getAccessibleContext().setAccessibleName(texts.get("chat.field"));
    area.putClientProperty("JTextField.placeholderText", texts.get("chat.field"));
    int inside = Theme.px(6);
    area.setMargin(new java.awt.Insets(inside, inside, inside, inside));
    area.getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), "send");
    area.getInputMap()
        .put(
            KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, InputEvent.SHIFT_DOWN_MASK),
            DefaultEditorKit.insertBreakAction);
    area.getActionMap()
        .put(
            "send",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                send();
              }
            });
    JButton send = Buttons.primary(texts.get("chat.send"), theme);
    send.addActionListener(_ -> send());
    add(new JScrollPane(area), BorderLayout.CENTER);
    add(send, BorderLayout.EAST);
  }

  void takeFocus() {
    area.requestFocusInWindow();
  }

  void clear() {
    area.setText("");
  }

  private void send() {
    String text = area.getText();
    if (!text.isBlank()) {
      onSay.accept(text);
      area.setText("");
    }
    takeFocus();
  }

  /// Takes no more than a message may have; what is pasted beyond is cut.
  private static final class Bounded extends PlainDocument {
    @Override
    public void insertString(int offset, String text, AttributeSet style)
        throws BadLocationException {
      int room = ChatToAgent.LONGEST_TEXT - getLength();
      if (room > 0) {
        super.insertString(offset, text.substring(0, Math.min(room, text.length())), style);
      }
    }
  }
}
