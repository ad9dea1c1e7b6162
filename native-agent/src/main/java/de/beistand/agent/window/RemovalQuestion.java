package de.beistand.agent.window;

import de.beistand.agent.packed.Trace;
import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.WindowConstants;

/// Asks once whether everything shall be removed, and says what that is.
final class RemovalQuestion {
  private static final int WIDTH = 420;
  private static final int MARGIN = 24;

  private final JDialog dialog;
  private final JPanel page = new JPanel(new BorderLayout());

  /// @param traces what would go
  /// @param onYes the customer agreed by the computer's own mouse or keyboard
  RemovalQuestion(
      Theme theme,
      Texts texts,
      List<Trace> traces,
      BooleanSupplier lastPressWasReal,
      Runnable onYes) {
    String title = texts.get("remove.title");
    dialog = new JDialog((Window) null, title);
    int margin = Theme.px(MARGIN);
    page.setBackground(theme.canvas());
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    page.setFocusable(true);
    var column = new JPanel(new Stack(Stack.RIM));
    column.setOpaque(false);
    column.add(Labels.of(title, Theme.bold(20), theme.ink()), Stack.gap(0));
    String what = texts.get(traces.isEmpty() ? "remove.nothing" : "remove.what");
    column.add(new Paragraph(what, Theme.font(16), theme.ink(), WIDTH), Stack.gap(8));
    if (!traces.isEmpty()) {
      column.add(new TraceList(theme, texts, traces, WIDTH), Stack.gap(12));
    }
    column.add(
        new Paragraph(texts.get("remove.stays"), Theme.font(14), theme.muted(), WIDTH),
        Stack.gap(12));
    JButton no = answer("remove.no", theme, texts);
    JButton yes = answer("remove.yes", theme, texts);
    no.addActionListener(_ -> dialog.dispose());
    yes.addActionListener(
        _ -> {
          if (lastPressWasReal.getAsBoolean()) {
            dialog.dispose();
            onYes.run();
          }
        });
    var answers = new JPanel(new GridLayout(1, 2, Theme.px(12), 0));
    answers.setOpaque(false);
    answers.add(no);
    answers.add(yes);
    column.add(answers, Stack.button(20));
    page.add(column);
    page.getAccessibleContext().setAccessibleName(title);
    page.getAccessibleContext().setAccessibleDescription(what);
    dialog.setContentPane(page);
    dialog.setIconImages(Logo.images());
    dialog.setResizable(false);
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    closeOnEscape();
  }

  private static JButton answer(String key, Theme theme, Texts texts) {
    JButton button = Buttons.outlined(texts.get(key), theme);
    button.setPreferredSize(new Dimension(Theme.px(WIDTH / 2), Theme.px(56)));
    return button;
  }

  private void closeOnEscape() {
    page.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
        .put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "no");
    page.getActionMap()
        .put(
            "no",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                dialog.dispose();
              }
            });
  }

  void open() {
    dialog.pack();
    dialog.setLocationRelativeTo(null);
    dialog.setAlwaysOnTop(true);
    FirstFocus.in(dialog, page);
    dialog.setVisible(true);
    dialog.toFront();
  }
}
