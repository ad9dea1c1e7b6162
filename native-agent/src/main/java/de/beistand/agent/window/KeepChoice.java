package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.util.function.Consumer;
import javax.swing.JCheckBox;
import javax.swing.JPanel;

/// Whether this computer is the same the next time: a box to tick after a session, never in the
/// way.
///
/// It is offered as long as the customer has not agreed before the session ended.
final class KeepChoice extends JPanel {
  private static final int PADDING = 20;
  private static final int TEXT_WIDTH = MainFrame.WIDTH - 2 * PADDING;

  private final JCheckBox box;
  private boolean kept;

  /// @param onKeep told what the customer wants; [#known] says what came of it
  KeepChoice(Theme theme, Texts texts, Consumer<Boolean> onKeep) {
    super(new BorderLayout());
    setOpaque(false);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    box = new JCheckBox();
    box.putClientProperty("html.disable", true);
    box.setText(texts.get("keep.choice"));
    box.setFont(Theme.font(15));
    box.setForeground(theme.ink());
    box.setOpaque(false);
    box.addActionListener(_ -> onKeep.accept(box.isSelected()));
    String hint = texts.get("keep.hint");
    box.getAccessibleContext().setAccessibleDescription(hint);
    card.add(box, Stack.gap(0));
    card.add(new Paragraph(hint, Theme.font(14), theme.muted(), TEXT_WIDTH), Stack.gap(4));
    add(card);
    setVisible(false);
  }

  /// After a session.
  ///
  /// @param seen whether there was anything that one would want to repeat
  void offer(boolean seen) {
    setVisible(seen && !kept);
  }

  void known(boolean kept) {
    this.kept = kept;
    box.setSelected(kept);
  }
}
