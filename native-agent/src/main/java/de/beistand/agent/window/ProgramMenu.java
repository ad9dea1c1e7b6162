package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBoxMenuItem;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;

/// The program's menu: what concerns the program itself and no session.
final class ProgramMenu extends JPanel {
  private final JPopupMenu menu = new JPopupMenu();
  private final JCheckBoxMenuItem keep;

  /// @param onKeep told whether this computer shall be the same the next time
  /// @param onRemove the customer wants everything removed, and is to be asked once more
  ProgramMenu(Theme theme, Texts texts, Consumer<Boolean> onKeep, Runnable onRemove) {
    super(new BorderLayout());
    setOpaque(false);
    keep = new JCheckBoxMenuItem(texts.get("menu.keep"));
    keep.setFont(Theme.font(15));
    keep.addActionListener(_ -> onKeep.accept(keep.isSelected()));
    var remove = new JMenuItem(texts.get("menu.remove"));
    remove.setFont(Theme.font(15));
    remove.addActionListener(_ -> onRemove.run());
    menu.add(keep);
    menu.addSeparator();
    menu.add(remove);
    JButton button = Buttons.quiet("", theme);
    button.setIcon(Glyph.MENU.icon(20, theme.muted()));
    button.setToolTipText(texts.get("menu.label"));
    button.getAccessibleContext().setAccessibleName(texts.get("menu.label"));
    button.addActionListener(
        _ ->
            menu.show(
                button,
                button.getWidth() - menu.getPreferredSize().width,
                button.getHeight() + Theme.px(2)));
    add(button);
  }

  void known(boolean kept) {
    keep.setSelected(kept);
  }
}
