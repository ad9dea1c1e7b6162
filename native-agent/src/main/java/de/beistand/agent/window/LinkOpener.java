package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import de.beistand.agent.text.WebLink;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.GridLayout;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.jspecify.annotations.Nullable;

/// Asks the customer before a link of the chat is opened, with the address in full.
final class LinkOpener {
  private static final int WIDTH = 420;
  private static final int MARGIN = 24;

  private final Theme theme;
  private final Texts texts;
  private final BooleanSupplier lastPressWasReal;
  private final Consumer<String> browser;

  private @Nullable JDialog open;

  /// @param browser opens an address
  LinkOpener(Theme theme, Texts texts, BooleanSupplier lastPressWasReal, Consumer<String> browser) {
    this.theme = theme;
    this.texts = texts;
    this.lastPressWasReal = lastPressWasReal;
    this.browser = browser;
  }

  /// Takes an open question away.
  void close() {
    if (open != null) {
      open.dispose();
      open = null;
    }
  }

  void ask(WebLink link, Component over) {
    close();
    var dialog = new JDialog(SwingUtilities.getWindowAncestor(over), texts.get("link.title"));
    var page = new JPanel(new BorderLayout());
    int margin = Theme.px(MARGIN);
    page.setBackground(theme.canvas());
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    var column = new JPanel(new Stack(Stack.RIM));
    column.setOpaque(false);
    column.add(Labels.of(texts.get("link.title"), Theme.bold(20), theme.ink()), Stack.gap(0));
    var address = new Card(theme.surface(), theme.border(), 14);
    int inside = WIDTH - 28;
    address.add(new Paragraph(link.host(), Theme.bold(17), theme.ink(), inside), Stack.gap(0));
    address.add(new Paragraph(link.address(), Theme.font(14), theme.muted(), inside), Stack.gap(6));
    column.add(address, Stack.gap(16));
    var warning = new Card(theme.soft(), null, 14);
    warning.add(
        new Notice(Glyph.SHIELD, theme.warn(), texts.get("link.warning"), theme.ink(), inside),
        Stack.gap(0));
    column.add(warning, Stack.gap(12));
    JButton yes = answer("link.open");
    JButton leave = answer("link.leave");
    yes.addActionListener(_ -> openIfReal(link, dialog));
    leave.addActionListener(_ -> dialog.dispose());
    var answers = new JPanel(new GridLayout(1, 2, Theme.px(12), 0));
    answers.setOpaque(false);
    answers.add(leave);
    answers.add(yes);
    column.add(answers, Stack.button(20));
    page.add(column, BorderLayout.CENTER);
    dialog.setContentPane(page);
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    dialog.setAlwaysOnTop(true);
    dialog.setResizable(false);
    page.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
        .put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "leave");
    page.getActionMap()
        .put(
            "leave",
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                dialog.dispose();
              }
            });
    dialog.pack();
    dialog.setLocationRelativeTo(null);
    page.setFocusable(true);
    FirstFocus.in(dialog, page);
    open = dialog;
    dialog.setVisible(true);
    dialog.toFront();
  }

  private JButton answer(String key) {
    JButton button = Buttons.outlined(texts.get(key), theme);
    button.setPreferredSize(new Dimension(Theme.px(WIDTH / 2), Theme.px(48)));
    return button;
  }

  private void openIfReal(WebLink link, JDialog dialog) {
    if (lastPressWasReal.getAsBoolean()) {
      dialog.dispose();
      browser.accept(link.target());
    }
  }
}
