package de.beistand.agent.window;

import de.beistand.agent.text.SessionNumber;
import de.beistand.agent.text.Texts;
import java.awt.BorderLayout;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/// Where the customer types the session number that a technician said, and what came of it.
final class NumberCard extends JPanel {
  private static final int PADDING = 20;
  private static final int WIDTH = MainFrame.WIDTH - 2 * PADDING;

  private final Theme theme;
  private final Texts texts;
  private final NumberField field;
  private final JButton button;
  private final Paragraph answer;
  private final Runnable onResize;
  private final transient Consumer<String> onNumber;

  NumberCard(Theme theme, Texts texts, Consumer<String> onNumber, Runnable onResize) {
    super(new BorderLayout());
    this.theme = theme;
    this.texts = texts;
    this.onNumber = onNumber;
    this.onResize = onResize;
    setOpaque(false);
    field = new NumberField(theme);
    field.getAccessibleContext().setAccessibleName(texts.get("number.field"));
    field.addActionListener(_ -> send());
    button = Buttons.outlined(texts.get("number.join"), theme);
    button.addActionListener(_ -> send());
    answer = new Paragraph("", Theme.font(14), theme.muted(), WIDTH);
    JLabel label = Labels.of(texts.get("number.field"), Theme.bold(15), theme.muted());
    label.setLabelFor(field);
    var row = new JPanel(new BorderLayout(Theme.px(8), 0));
    row.setOpaque(false);
    row.add(field, BorderLayout.CENTER);
    row.add(button, BorderLayout.EAST);
    var card = new Card(theme.surface(), theme.border(), PADDING);
    card.add(label, Stack.gap(0));
    card.add(row, Stack.gap(8));
    card.add(answer, Stack.gap(8));
    add(card);
    say("number.hint", false);
  }

  void show(Joining joining) {
    switch (joining) {
      case Joining.Nothing() -> {
        field.setText("");
        say("number.hint", false);
      }
      case Joining.Asked(String number) -> {
        field.setText(number);
        say("number.asked", false);
      }
      case Joining.Joined _ -> {} // another view stands there
      case Joining.Refused(String number, var reason) -> {
        field.setText(number);
        say("number.refused." + reason, true);
        if (field.isShowing()) {
          field.requestFocusInWindow();
        }
      }
    }
    boolean asked = joining instanceof Joining.Asked;
    field.setEnabled(!asked);
    button.setEnabled(!asked);
  }

  private void send() {
    SessionNumber.typed(field.getText())
        .ifPresentOrElse(
            onNumber,
            () -> {
              say("number.incomplete", true);
              onResize.run();
              field.requestFocusInWindow();
            });
  }

  private void say(String key, boolean wrong) {
    answer.setForeground(wrong ? theme.warn() : theme.muted());
    answer.setText(texts.get(key));
    getAccessibleContext().setAccessibleDescription(texts.get(key));
  }
}
