package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.awt.Window;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.WindowConstants;

/// A sentence that the customer should read, with a button that takes it away.
final class Complaint {
  private static final int MARGIN = 26;
  private static final int WIDTH = 360;

  private Complaint() {}

  static void show(String sentence, Theme theme, Texts texts) {
    var dialog = new JDialog((Window) null, texts.get("files.choose.title"));
    var page = new JPanel(new BorderLayout());
    int margin = Theme.px(MARGIN);
    page.setBorder(BorderFactory.createEmptyBorder(margin, margin, margin, margin));
    page.setBackground(theme.canvas());
    JButton button = Buttons.outlined(texts.get("files.understood"), theme);
    button.addActionListener(_ -> dialog.dispose());
    var column = new JPanel(new Stack(Stack.RIM));
    column.setOpaque(false);
    column.add(new Notice(Glyph.SHIELD, theme.warn(), sentence, theme.ink(), WIDTH), Stack.gap(0));
    column.add(button, Stack.button(20));
    page.add(column);
    dialog.setContentPane(page);
    dialog.setIconImages(Logo.images());
    dialog.setResizable(false);
    dialog.setAlwaysOnTop(true);
    dialog.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    dialog.pack();
    dialog.setLocationRelativeTo(null);
    dialog.setVisible(true);
  }
}
