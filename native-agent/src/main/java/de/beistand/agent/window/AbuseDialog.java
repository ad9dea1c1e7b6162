package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;

/// Asks whether the customer wants to report abuse, and for words if there are any.
final class AbuseDialog {
  private static final int MARGIN = 26;
  private static final int WIDTH = 400;
  private static final int LONGEST = 1000;

  private AbuseDialog() {}

  /// @param running a session runs, and ends with the report
  /// @param onReport takes the customer's words, which may be empty
  static void open(boolean running, Theme theme, Texts texts, Consumer<String> onReport) {
    var dialog = new JDialog((Window) null, texts.get("abuse.title"));
    var words = new JTextArea(3, 0);
    words.setLineWrap(true);
    words.setWrapStyleWord(true);
    words.setFont(Theme.font(15));
    words.getAccessibleContext().setAccessibleName(texts.get("abuse.words"));
    JButton cancel = Buttons.outlined(texts.get("abuse.cancel"), theme);
    cancel.addActionListener(_ -> dialog.dispose());
    JButton report =
        Buttons.stop(texts.get(running ? "abuse.reportAndEnd" : "abuse.report"), theme);
    report.addActionListener(
        _ -> {
          dialog.dispose();
          String text = words.getText().strip();
          onReport.accept(text.substring(0, Math.min(text.length(), LONGEST)));
        });
    var answers = new JPanel(new GridLayout(1, 0, Theme.px(8), 0));
    answers.setOpaque(false);
    answers.add(cancel);
    answers.add(report);
    answers.setPreferredSize(new Dimension(0, Theme.px(48)));
    var column = new JPanel(new Stack(Stack.RIM));
    column.setOpaque(false);
    column.add(
        new Paragraph(texts.get("abuse.title"), Theme.bold(20), theme.ink(), WIDTH), Stack.gap(0));
    column.add(
        new Paragraph(
            texts.get(running ? "abuse.whatRunning" : "abuse.what"),
            Theme.font(15),
            theme.ink(),
            WIDTH),
        Stack.gap(10));
    column.add(Labels.of(texts.get("abuse.words"), Theme.bold(14), theme.muted()), Stack.gap(16));
    column.add(new JScrollPane(words), Stack.gap(4));
    column.add(answers, Stack.button(20));
    var page = new JPanel(new BorderLayout());
    int margin = Theme.px(MARGIN);
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    page.setBackground(theme.canvas());
    page.add(column);
    dialog
        .getRootPane()
        .registerKeyboardAction(
            _ -> dialog.dispose(),
            KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
            JComponent.WHEN_IN_FOCUSED_WINDOW);
    dialog.setContentPane(page);
    dialog.setIconImages(Logo.images());
    dialog.setResizable(false);
    dialog.setAlwaysOnTop(true);
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    dialog.pack();
    dialog.setLocationRelativeTo(null);
    FirstFocus.in(dialog, words);
    dialog.setVisible(true);
    dialog.toFront();
  }
}
