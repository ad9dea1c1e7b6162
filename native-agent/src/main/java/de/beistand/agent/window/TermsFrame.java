package de.beistand.agent.window;

import de.beistand.agent.text.PlainText;
import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.awt.event.KeyEvent;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.ScrollPaneConstants;
import javax.swing.WindowConstants;

/// The firm's terms of use to read: the very text whose hash the session carries, as plain text.
final class TermsFrame {
  private static final int WIDTH = 620;
  private static final int HEIGHT = 560;
  private static final int MARGIN = 24;
  private static final int LONGEST = 120_000;

  private TermsFrame() {}

  /// @param markdown hostile text
  ///
  /// @return takes it away
  static Runnable open(String markdown, String version, Theme theme, Texts texts) {
    var dialog = new JDialog((Window) null, texts.get("terms.title"));
    var page = new JPanel(new BorderLayout(0, Theme.px(12)));
    int margin = Theme.px(MARGIN);
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    page.setBackground(theme.canvas());
    String heading = texts.get("terms.version", version);
    page.add(Labels.of(heading, Theme.bold(18), theme.ink()), BorderLayout.NORTH);
    var text = new JTextArea(PlainText.lines(markdown, LONGEST));
    text.setEditable(false);
    text.setLineWrap(true);
    text.setWrapStyleWord(true);
    text.setFont(Theme.font(15));
    text.setForeground(theme.ink());
    text.setBackground(theme.surface());
    int inner = Theme.px(16);
    text.setBorder(BorderFactory.createEmptyBorder(inner, inner, inner, inner));
    text.setCaretPosition(0);
    var scroll =
        new JScrollPane(
            text,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(BorderFactory.createLineBorder(theme.border()));
    page.add(scroll, BorderLayout.CENTER);
    JButton close = Buttons.outlined(texts.get("terms.close"), theme);
    close.addActionListener(_ -> dialog.dispose());
    var foot = new JPanel(new BorderLayout());
    foot.setOpaque(false);
    foot.add(close, BorderLayout.EAST);
    page.add(foot, BorderLayout.SOUTH);
    dialog
        .getRootPane()
        .registerKeyboardAction(
            _ -> dialog.dispose(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    dialog.setIconImages(Logo.images());
    dialog.setContentPane(page);
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    dialog.setAlwaysOnTop(true); // the question below is, too
    int room =
        GraphicsEnvironment.getLocalGraphicsEnvironment().getMaximumWindowBounds().height
            - Theme.px(40);
    dialog.setSize(new Dimension(Theme.px(WIDTH), Math.min(Theme.px(HEIGHT), room)));
    dialog.setLocationRelativeTo(null);
    FirstFocus.in(dialog, text);
    dialog.setVisible(true);
    dialog.toFront();
    return dialog::dispose;
  }
}
