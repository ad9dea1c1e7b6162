package de.beistand.agent.window;

import de.beistand.agent.text.Texts;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import javax.swing.JButton;
import javax.swing.Timer;

/// Puts one text on the clipboard and says so for a moment.
final class CopyButton {
  private static final int SAID_MILLIS = 2000;

  private final JButton button;
  private String text = "";

  CopyButton(String accessibleName, Theme theme, Texts texts) {
    button = Buttons.quiet(texts.get("ready.copy"), theme);
    button.setIcon(Glyph.COPY.icon(16, theme.primary()));
    button.getAccessibleContext().setAccessibleName(accessibleName);
    var back =
        new Timer(
            SAID_MILLIS,
            _ -> {
              button.setText(texts.get("ready.copy"));
              button.setIcon(Glyph.COPY.icon(16, theme.primary()));
            });
    back.setRepeats(false);
    button.addActionListener(
        _ -> {
          Toolkit.getDefaultToolkit()
              .getSystemClipboard()
              .setContents(new StringSelection(text), null);
          button.setText(texts.get("ready.copied"));
          button.setIcon(Glyph.CHECK.icon(16, theme.ok()));
          back.restart();
        });
    button.setEnabled(false);
  }

  JButton button() {
    return button;
  }

  void copies(String text) {
    this.text = text;
    button.setEnabled(!text.isEmpty());
    button.getAccessibleContext().setAccessibleDescription(text);
  }
}
