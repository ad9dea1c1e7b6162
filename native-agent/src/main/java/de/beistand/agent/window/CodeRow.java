package de.beistand.agent.window;

import de.beistand.agent.text.SpelledOut;
import java.awt.Color;
import java.awt.GridLayout;
import java.util.List;
import javax.swing.JPanel;

/// The groups of an ID or password in columns, each with its words for the phone underneath.
final class CodeRow extends JPanel {
  private final float points;
  private final Theme theme;

  CodeRow(float points, Theme theme) {
    super(new GridLayout(1, 0));
    this.points = points;
    this.theme = theme;
    setOpaque(false);
  }

  /// @param valid false greys the groups: they do not work at the moment
  void show(String name, List<SpelledOut> groups, boolean valid) {
    removeAll();
    for (SpelledOut group : groups) {
      add(column(group, valid ? theme.ink() : theme.muted()));
    }
    getAccessibleContext().setAccessibleName(name);
    getAccessibleContext().setAccessibleDescription(spoken(groups));
    revalidate();
    repaint();
  }

  private JPanel column(SpelledOut group, Color ink) {
    var column = new JPanel(new Stack());
    column.setOpaque(false);
    column.add(new Figures(group.characters(), Theme.bold(points), ink), Stack.gap(0));
    for (String word : group.words()) {
      column.add(Labels.of(word, Theme.font(14), theme.muted()), Stack.gap(1));
    }
    return column;
  }

  private static String spoken(List<SpelledOut> groups) {
    return String.join(
        ", ",
        groups.stream()
            .map(
                group ->
                    group.words().isEmpty()
                        ? String.join(" ", group.characters().split(""))
                        : String.join(" ", group.words()))
            .toList());
  }
}
